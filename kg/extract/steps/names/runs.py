"""Runs: a parse in, out the longest stretches of tokens that are written like names.

Words with a capital follow each other in a run, and so do words joined by what stands inside names (joints.py). What is known to
be one name, by a table or by its acronym, is taken whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kg.extract.steps.names.joints import after_joint, ordinal
from kg.extract.steps.names.tokens import capital, glued

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from kg.extract.steps.names.pieces import Reading

_GIVEN: Final = frozenset({"FW", "NN", "NNP", "NNPS", "UH", "XX"})
"""Tags of a small-cased second half of a given name: "Jong-un"."""
_SHORT: Final = 6
"""Letters of such a half at most, and one."""


def runs(reading: Reading) -> Iterator[range]:
    """Give the runs of a parse in text order."""
    i = 0
    while i < len(reading.parse):
        if not _begins(reading, i):
            i += 1
            continue
        end = reading.whole.get(i) or _phrase_end(reading, i) or i + 1
        while i not in reading.whole and end not in reading.whole and (grown := _grown(reading, range(i, end))):
            end = grown
        yield range(i, end)
        i = end


def _phrase_end(reading: Reading, start: int) -> int:
    """Return the end of a known name with small words inside that begins here ("Bosnia and Herzegovina"), 0 for none."""
    parse = reading.parse
    for phrase in reading.known.phrases.get(parse[start].text, ()):
        end = start + len(phrase)
        if end <= len(parse) and all(parse[start + i].text == word for i, word in enumerate(phrase)):
            return end
    return 0


def _begins(reading: Reading, i: int) -> bool:
    """Tell whether a run begins at a word: a capital, or what opens a name without one ("al-Qaida", "5th Fleet")."""
    token = reading.parse[i]
    if capital(token) or _phrase_end(reading, i):
        return True
    if i + 1 == len(reading.parse) or token.nbor(1).is_sent_start:
        return False
    following = token.nbor(1)
    if token.lower_ in {"al", "el"}:
        return _article(following)
    return ordinal(token) and capital(following) and following.ent_type_ not in {"DATE", "ORDINAL", "EVENT"}


def _article(following: Token) -> bool:
    """Tell whether what follows "al" is a name, after a hyphen or none."""
    hyphened = following.text == "-" and glued(following) and following.i + 1 < len(following.doc)
    return capital(following.nbor(1) if hyphened else following)


def _grown(reading: Reading, run: range) -> int:
    """Return the end of a run made longer by a word and what joins it, 0 where it ends."""
    parse, end = reading.parse, run.stop
    if end >= len(parse) or parse[end].is_sent_start:
        return 0
    if capital(parse[end]):
        return end + 1
    after = after_joint(reading, run)
    if not after or after >= len(parse) or any(parse[i].is_sent_start or parse[i].is_space for i in range(end, after + 1)):
        return 0
    given = parse[after].tag_ in {"NNP", "NNPS"} or (parse[after].tag_ in _GIVEN and len(parse[after]) < _SHORT)
    halved = parse[after - 1].text == "-" and given and parse[after].is_alpha
    numbered = parse[after].is_digit and after == end
    return after + 1 if capital(parse[after]) or halved or numbered else 0
