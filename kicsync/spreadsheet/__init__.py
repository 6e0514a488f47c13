"""Spreadsheets: .xlsx, .ods and .csv <-> sheets of cells. The only room that knows their libraries."""
