"""The stages composed: what `kg build`, `kg extract` and `kg remove` do. No logic of its own."""

from kg.pipeline.build import build
from kg.pipeline.gather import extractions
from kg.pipeline.options import BuildOptions
from kg.pipeline.remove import remove
from kg.pipeline.report import BuildReport, RemovalReport, removal_json, report_json

__all__ = ["BuildOptions", "BuildReport", "RemovalReport", "build", "extractions", "removal_json", "remove", "report_json"]
