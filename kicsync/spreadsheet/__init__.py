"""Spreadsheets: .xlsx, .ods and .csv <-> sheets of cells. Only here are their libraries known."""
