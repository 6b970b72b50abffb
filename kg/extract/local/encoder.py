"""The encoder: a text in, its words with their scores and the names that these spell out; a window at a time.

The graph's numbers are scaled by what is in it at once: windows read together would change each other's scores.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kg.extract.local.decode import named
from kg.extract.local.model_files import FOLDER, MODEL, VOCABULARY, checked, tokenizer_of
from kg.extract.local.tags import Named
from kg.extract.local.words import Word, paragraphs, windows, words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

    Numbers = NDArray[np.float32]

START: Final = 101
END: Final = 102
"""The vocabulary's marks of the start and the end of a window."""
TAGS: Final = "tags"
VECTORS: Final = "vectors"


@dataclass(frozen=True, slots=True)
class Window:
    """Words that were read together: a row of scores of tags a word, and its vector where the graph gives vectors."""

    words: Sequence[Word]
    scores: Numbers
    vectors: Numbers | None


@dataclass(frozen=True, slots=True)
class Encoder:
    """A loaded model; its session runs in the thread that calls it."""

    session: InferenceSession
    tokenizer: Tokenizer
    outputs: tuple[str, ...] = (TAGS,)

    def names(self, text: str) -> list[Named]:
        """Return the names of a text, in its order, none overlapping another."""
        return spelled(text, self.read(text))

    def read(self, text: str) -> list[Window]:
        """Return the windows of a text, but those of marks alone."""
        cut = windows(text, words(text, self.tokenizer))
        return [self._read(window) for window in cut if any(word.case for word in window)]

    def _read(self, window: Sequence[Word]) -> Window:
        import numpy as np

        pieces, cases, firsts = inputs(window)
        fed = {"pieces": np.array([pieces], dtype=np.int64), "cases": np.array([cases], dtype=np.int64)}
        found = dict(zip(self.outputs, self.session.run(list(self.outputs), fed), strict=True))
        vectors = found[VECTORS][0, firsts] if VECTORS in found else None
        return Window(window, found[TAGS][0, firsts], vectors)


def spelled(text: str, read: Sequence[Window]) -> list[Named]:
    """Return the names that the windows of a text spell; none crosses a blank line."""
    return [each for window in read for each in _spelled(text, window)]


def _spelled(text: str, window: Window) -> Iterator[Named]:
    for part in paragraphs(text, window.words):
        yield from named(window.words[part.start : part.stop], window.scores[part.start : part.stop])


def inputs(window: Sequence[Word]) -> tuple[list[int], list[int], list[int]]:
    """Return the pieces of a window with its marks, the case at each, and where each word's first piece stands."""
    pieces, cases, firsts = [START], [0], []
    for word in window:
        firsts.append(len(pieces))
        pieces += word.pieces
        cases += [word.case] * len(word.pieces)
    return [*pieces, END], [*cases, 0], firsts


def prepare() -> None:
    """Import what the encoder runs on; to be called by a thread that starts others: two that import numpy at once stumble."""
    import numpy as np
    import onnxruntime
    import tokenizers

    del np, onnxruntime, tokenizers


@functools.lru_cache(maxsize=1)
def load(folder: Path = FOLDER) -> Encoder:
    """Load the model once a process. Raises ExtractorError when a file is missing or changed."""
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # more would wait for each other more than they work
    session = InferenceSession(checked(MODEL, folder), options, providers=["CPUExecutionProvider"])
    given = tuple(output.name for output in session.get_outputs() if output.name in {TAGS, VECTORS})
    return Encoder(session, tokenizer_of(checked(VOCABULARY, folder)), given)
