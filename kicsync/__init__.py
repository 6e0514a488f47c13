"""kicsync: keep the ingredients of the Kit Incubateur à Communs in step with its wiki."""

__version__ = "0.1.0"
