"""What the Kit is: schema, record, tool, step. Values only: no files, no network, no Click."""

from kicsync.kit.record import Record, Tool, Value
from kicsync.kit.schema import Field, FieldType, ListBy, Schema
from kicsync.kit.step import Step

__all__ = ["Field", "FieldType", "ListBy", "Record", "Schema", "Step", "Tool", "Value"]
