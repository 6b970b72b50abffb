"""The text index beside a store's quads: names, articles and exact words to ranked things, one index a generation."""

from kg.store.search.index import KINDS, MOST, Index, index_of, open_index
from kg.store.search.writer import NAME, IndexWriter, open_index_writer

__all__ = ["KINDS", "MOST", "NAME", "Index", "IndexWriter", "index_of", "open_index", "open_index_writer"]
