"""Candidates: a parse in, out the stretches of tokens that are written like a name, before anyone asks what they name.

Words with a capital make a run, joined by what stands inside names (a hyphen, "of" after a head noun, "bin", "&"). The run is cut
at titles, loses the words around it that are no part of a name, and is cut again where spaCy's names say so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from kg.extract.steps.gazetteers import Gazetteers
from kg.extract.steps.tokens import capital, glued, opens_sentence, shouted
from kg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

LABELS: Final = frozenset({"PERSON", "NORP", "FAC", "ORG", "GPE", "LOC"})
"""spaCy's labels of what may be an entity of ours."""
_OWNERS: Final = frozenset({"people", "women", "children", "workers", "men", "teachers", "farmers", "students", "lawyers", "president", "king", "queen"})
"""Nouns after which an apostrophe may stand inside a name: "People's Republic"."""
_LISTING: Final = frozenset({"ministry", "department", "committee", "office", "commission", "institute", "center", "centre", "court", "college", "faculty"})
"""Heads after whose "of" or "for" an "and" joins: "Ministry of Trade and Industry"."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens `[start, end)` that may be a name; `titled` says that a person's title stands before it."""

    start: int
    end: int
    titled: bool = False


def candidates(parse: Doc, known: Gazetteers) -> list[Candidate]:
    """Find all candidates of a parse, in text order, none overlapping another."""
    spans = _spans_by_token(parse)
    found: list[Candidate] = []
    for run in _runs(parse, known, spans):
        for piece in _untitled(parse, run, known):
            found += _cut(parse, piece, known, spans)
    return found


def _spans_by_token(parse: Doc) -> dict[int, Span]:
    return {i: span for span in parse.ents if span.label_ in LABELS for i in range(span.start, span.end)}


def _runs(parse: Doc, known: Gazetteers, spans: dict[int, Span]) -> Iterator[range]:
    i = 0
    while i < len(parse):
        if not _begins(parse[i], known):
            i += 1
            continue
        end = i + 1
        while grown := _grow(parse, i, end, known, spans):
            end = grown
        yield range(i, end)
        i = end


def _begins(token: Token, known: Gazetteers) -> bool:
    if capital(token):
        return True
    particle = token.lower_ in known.particles or token.text[:-2].isdigit() and token.text[-2:] in {"st", "nd", "rd", "th"}
    return particle and token.i + 1 < len(token.doc) and _names_on(token, known)


def _names_on(token: Token, known: Gazetteers) -> bool:
    """Tell whether a small word opens a name: "al-Qaida", "5th Fleet"."""
    following = token.nbor(1)
    if following.text == "-" and glued(following) and following.i + 1 < len(token.doc):
        return token.lower_ in {"al", "el"} and capital(following.nbor(1))
    return token.text[0].isdigit() and shouted(following) or capital(following) and following.lower_ in known.heads


def _grow(parse: Doc, start: int, end: int, known: Gazetteers, spans: dict[int, Span]) -> int:
    """Return the end of a run made longer by a word and what joins it, 0 where it ends."""
    if end >= len(parse) or parse[end].is_sent_start:
        return 0
    if capital(parse[end]):
        return end + 1
    joined = _joined_by(parse, start, end, known, spans)
    if not joined or joined >= len(parse) or any(parse[i].is_sent_start for i in range(end, joined + 1)):
        return 0
    hyphened = parse[joined - 1].text == "-" and parse[joined].tag_ in {"NNP", "NNPS", "NN"} and len(parse[joined]) < 6
    return joined + 1 if capital(parse[joined]) or hyphened else 0


def _joined_by(parse: Doc, start: int, end: int, known: Gazetteers, spans: dict[int, Span]) -> int:
    """Return where the words after a joint begin, 0 where the token at `end` joins nothing."""
    joint, last = parse[end], parse[end - 1]
    after = parse[end + 1] if end + 1 < len(parse) else joint
    covered = end - 1 in spans and spans[end - 1].end > end + 1
    if joint.text == "-" and glued(joint) and glued(after):
        return end + 1
    if joint.text in {"'s", "’s", "'", "’"}:
        return end + 1 if last.lower_ in _OWNERS else 0
    if joint.text == "&":
        return end + 1
    if joint.lower_ in {"of", "for"}:
        heads = last.lower_ in known.heads or last.lower_ in {"republic", "house", "university"} or covered
        return end + 1 + (after.lower_ == "the") if heads and last.lower_ not in known.titles else 0
    if joint.lower_ in known.particles and not opens_sentence(joint):
        return end + 1 + (after.lower_ in known.particles)
    listing = any(parse[i].lower_ in _LISTING and parse[i + 1].lower_ in {"of", "for"} for i in range(start, end - 1))
    if joint.lower_ == "and" and (listing or covered and spans[end].label_ == "ORG"):
        return end + 1
    return end + 1 if joint.text == "," and listing and covered else 0


def _untitled(parse: Doc, run: range, known: Gazetteers) -> Iterator[Candidate]:
    """Cut a run at titles: what stands after one is a person's name, if the title does not end the run."""
    start, titled = run.start, _titled(parse, run.start, known)
    for i in run:
        last = i == run.stop - 1
        if parse[i].lower_ not in known.titles or last or parse[i + 1].lower_ in {"of", "for"}:
            continue
        if parse[i + 1].lower_ in known.heads and parse[i + 1].lower_ not in known.titles and run.stop - i > 2:
            continue
        left = i
        while left > start and parse[left - 1].lower_ in known.title_parts:
            left -= 1
        yield from _trimmed(parse, start, left, known, titled=titled)
        start, titled = i + 1, True
    yield from _trimmed(parse, start, run.stop, known, titled=titled)


def _titled(parse: Doc, start: int, known: Gazetteers) -> bool:
    return start > 0 and parse[start - 1].lower_ in known.titles and not parse[start].is_sent_start


def _trimmed(parse: Doc, start: int, end: int, known: Gazetteers, *, titled: bool) -> Iterator[Candidate]:
    """Give what is left of a stretch without the words at its ends that are no part of a name."""
    while start < end and (parse[start].lower_ in known.blanks or parse[start].text in {"-", "The"}):
        start += 1
    while start < end and (parse[end - 1].lower_ in known.blanks or parse[end - 1].text in {"-", "'s", "’s"}) and not shouted(parse[end - 1]):
        end -= 1
    if start < end and not _plain_opening(parse[start], end - start, known):
        yield Candidate(start, end, titled)
    elif start + 1 < end:
        yield from _trimmed(parse, start + 1, end, known, titled=titled)


def _plain_opening(token: Token, length: int, known: Gazetteers) -> bool:
    """Tell whether a capital is only that of a sentence's first word."""
    if not opens_sentence(token) or shouted(token) or token.ent_type_ in LABELS:
        return False
    if token.text in known.territories.names or token.text in known.organizations or token.text in known.first_names:
        return False
    return token.tag_ not in {"NNP", "NNPS"} or (length == 1 and token.dep_ not in {"nsubj", "nsubjpass", "poss", "compound", "ROOT"})


def _cut(parse: Doc, piece: Candidate, known: Gazetteers, spans: dict[int, Span]) -> list[Candidate]:
    """Cut a candidate where spaCy saw several names side by side, unless its last word heads all of it."""
    text = parse[piece.start : piece.end].text
    head = parse[piece.end - 1].lower_
    if head in known.heads or piece.titled or text in known.territories.names or text in known.organizations:
        return [piece]
    starts = sorted({piece.start, *(spans[i].start for i in range(piece.start + 1, piece.end) if i in spans and spans[i].start > piece.start)})
    if len(starts) == 1 or parse[starts[1] - 1].lower_ in {"of", "for", "-", "de", "and"}:
        return [piece]
    bounds = [*starts, piece.end]
    return [Candidate(a, b, titled=False) for a, b in pairwise(bounds)]


def head_type(parse: Doc, start: int, end: int, known: Gazetteers) -> tuple[bool, EntityType | None]:
    """Return whether a name's head noun tells its type, and the type; the head stands before "of", else last."""
    inner = next((i for i in range(start + 1, end) if parse[i].lower_ in {"of", "for"}), end)
    for i in (inner - 1, end - 1):
        word = parse[i].lower_
        if word in known.heads and (end - start > 1):
            return True, known.heads[word]
    return False, None
