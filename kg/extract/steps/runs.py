"""Runs: a parse in, out the longest stretches of tokens that are written like names.

Words with a capital follow each other in a run, and so do words joined by what stands inside names: a hyphen, "of" after a head
noun, "bin", "&", a nickname in quotes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from kg.extract.steps.gazetteers import Gazetteers
from kg.extract.steps.tokens import capital, glued, opens_sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_APOSTROPHES: Final = frozenset({"'s", "’s", "'", "’"})
_ORDINAL_ENDS: Final = frozenset({"st", "nd", "rd", "th"})
_GIVEN: Final = frozenset({"FW", "NN", "NNP", "NNPS", "UH", "XX"})
_SHORT: Final = 6
"""Letters of a small-cased second half of a given name ("Jong-un") at most."""


def runs(parse: Doc, known: Gazetteers, spans: Mapping[int, Span], whole: Mapping[int, int]) -> Iterator[range]:
    """Give the runs of a parse in text order.

    `spans` are spaCy's names by token, which let "and" and "of" join; `whole` are stretches, start and end, known to be one name.
    """
    i = 0
    while i < len(parse):
        if not _begins(parse[i], known):
            i += 1
            continue
        if i in whole:
            yield range(i, whole[i])
            i = whole[i]
            continue
        end = _phrase_end(parse, i, known) or i + 1
        while end not in whole and (grown := _grown(parse, range(i, end), known, spans)):
            end = grown
        yield range(i, end)
        i = end


def _phrase_end(parse: Doc, start: int, known: Gazetteers) -> int:
    """Return the end of a known name with small words inside that begins here ("Bosnia and Herzegovina"), 0 for none."""
    for phrase in known.phrases.get(parse[start].text, ()):
        end = start + len(phrase)
        if end <= len(parse) and all(parse[start + i].text == word for i, word in enumerate(phrase)):
            return end
    return 0


def _begins(token: Token, known: Gazetteers) -> bool:
    return capital(token) or (token.i + 1 < len(token.doc) and _opens_name(token, known))


def _opens_name(token: Token, known: Gazetteers) -> bool:
    """Tell whether a word without a capital opens a name: "al-Qaida", "al Qaeda", "5th Fleet"."""
    following = token.nbor(1)
    if following.is_sent_start:
        return False
    if token.text in known.phrases and _phrase_end(token.doc, token.i, known):
        return True
    if token.lower_ in {"al", "el"}:
        hyphened = following.text == "-" and glued(following) and following.i + 1 < len(token.doc)
        return capital(following.nbor(1) if hyphened else following)
    return _ordinal(token) and capital(following) and following.ent_type_ not in {"DATE", "ORDINAL", "EVENT"}


def _ordinal(token: Token) -> bool:
    return token.text[:-2].isdigit() and token.text[-2:] in _ORDINAL_ENDS


def _grown(parse: Doc, run: range, known: Gazetteers, spans: Mapping[int, Span]) -> int:
    """Return the end of a run made longer by a word and what joins it, 0 where it ends."""
    end = run.stop
    if end >= len(parse) or parse[end].is_sent_start:
        return 0
    if capital(parse[end]):
        return end + 1
    after = _after_joint(parse, run, known, spans)
    if not after or after >= len(parse) or any(parse[i].is_sent_start or parse[i].is_space for i in range(end, after + 1)):
        return 0
    halved = parse[after - 1].text == "-" and parse[after].tag_ in _GIVEN and len(parse[after]) < _SHORT
    numbered = parse[after].is_digit and after == end
    return after + 1 if capital(parse[after]) or halved or numbered else 0


def _after_joint(parse: Doc, run: range, known: Gazetteers, spans: Mapping[int, Span]) -> int:
    """Return where the words after a joint begin, 0 where the token after a run joins nothing."""
    joint, last = parse[run.stop], parse[run.stop - 1]
    after = parse[run.stop + 1] if run.stop + 1 < len(parse) else joint
    if joint.text == "-" and glued(joint) and glued(after):
        return run.stop + 1
    if joint.text in _APOSTROPHES:
        return run.stop + 1 if last.lower_ in known.owners else 0
    if joint.text == "&":
        return run.stop + 1
    if _ordinal(joint):
        return run.stop + 1
    if joint.is_digit and last.lower_ in known.numbered:
        return run.stop
    if joint.is_quote:
        return _after_nickname(parse, run.stop)
    if joint.lower_ in known.particles and not opens_sentence(joint):
        return run.stop + 1 + (after.lower_ in known.particles or (after.text == "-" and glued(after)))
    return _after_word(parse, run, known, spans)


def _after_nickname(parse: Doc, quote: int) -> int:
    """Return the place after a quoted word, where a capital follows it: Ann "Annie" Miller."""
    closing = quote + 2
    inside = closing + 1 < len(parse) and capital(parse[quote + 1]) and parse[closing].is_quote and capital(parse[closing + 1])
    return closing + 1 if inside and parse[quote - 1].whitespace_ and parse[quote - 1].ent_type_ == "PERSON" else 0


def _after_word(parse: Doc, run: range, known: Gazetteers, spans: Mapping[int, Span]) -> int:
    """Return the place after "of", "for", "and", "to" or a comma that joins."""
    joint, last, place = parse[run.stop], parse[run.stop - 1], run.stop + 1
    covered = run.stop in spans and run.stop - 1 in spans and spans[run.stop].end > place
    if joint.lower_ in {"of", "for"}:
        article = place < len(parse) and parse[place].lower_ == "the"
        heads = last.lower_ in known.heads or last.lower_ in known.of_heads or (covered and spans[run.stop].label_ == "ORG")
        return place + article if heads and last.lower_ not in known.titles else 0
    listing = any(parse[i].lower_ in known.listing and parse[i + 1].lower_ in {"of", "for"} for i in run[:-1])
    if joint.lower_ == "and":
        return place if listing or (covered and spans[run.stop].label_ in {"ORG", "GPE"}) else 0
    if joint.lower_ == "the" and place < len(parse) and parse[place].lower_ in known.bynames:
        return place
    if joint.lower_ in {"to", "in", "on", "against", "the"} and covered and spans[run.stop].label_ == "ORG":
        return place + (parse[place].lower_ == "the")
    return place if joint.text == "," and listing and covered else 0
