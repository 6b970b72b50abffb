"""Reading: paths to documents and files of facts; one reader a file, chosen by the ending in `endings`."""

from kg.read.boilerplate import boilerplate
from kg.read.columns import parse_columns
from kg.read.outcomes import FactsFile, FactsFormat, PassedOver, Reading, ReadOptions
from kg.read.reading import read

__all__ = ["FactsFile", "FactsFormat", "PassedOver", "ReadOptions", "Reading", "boilerplate", "parse_columns", "read"]
