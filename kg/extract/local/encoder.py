"""The encoder: a text in, the names that it finds there out; a window at a time, so that no text depends on another.

The graph's numbers are scaled by what is in it at once: windows read together would change each other's scores.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kg.extract.local.decode import named
from kg.extract.local.model_files import FOLDER, MODEL, TOKENIZER, checked, tokenizer_of
from kg.extract.local.tags import Named
from kg.extract.local.words import Word, paragraphs, windows, words

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

START: Final = 101
END: Final = 102
"""The vocabulary's marks of the start and the end of a window."""
THREADS: Final = 2


@dataclass(frozen=True, slots=True)
class Encoder:
    """A loaded model."""

    session: InferenceSession
    tokenizer: Tokenizer

    def names(self, text: str) -> list[Named]:
        """Return the names of a text, in its order, none overlapping another."""
        return [each for window in windows(text, words(text, self.tokenizer)) for each in self._read(text, window)]

    def _read(self, text: str, window: Sequence[Word]) -> Iterator[Named]:
        import numpy as np

        pieces, cases, firsts = inputs(window)
        fed = {"pieces": np.array([pieces], dtype=np.int64), "cases": np.array([cases], dtype=np.int64)}
        (scores,) = self.session.run(["tags"], fed)
        rows = scores[0, firsts]
        for part in paragraphs(text, window):
            yield from named(window[part.start : part.stop], rows[part.start : part.stop])


def inputs(window: Sequence[Word]) -> tuple[list[int], list[int], list[int]]:
    """Return the pieces of a window with its marks, the case at each, and where each word's first piece stands."""
    pieces, cases, firsts = [START], [0], []
    for word in window:
        firsts.append(len(pieces))
        pieces += word.pieces
        cases += [word.case] * len(word.pieces)
    return [*pieces, END], [*cases, 0], firsts


@functools.lru_cache(maxsize=1)
def load(folder: Path = FOLDER) -> Encoder:
    """Load the model once a process. Raises ExtractorError when a file is missing or changed."""
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.intra_op_num_threads = THREADS
    session = InferenceSession(checked(MODEL, folder), options, providers=["CPUExecutionProvider"])
    return Encoder(session, tokenizer_of(checked(TOKENIZER, folder)))
