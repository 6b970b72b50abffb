"""Joints: what may stand between the words of one name: a hyphen, "&", a number, a nickname, "bin", "of" after a head noun."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kg.extract.steps.names.tokens import capital, glued, opens_sentence, wording

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from kg.extract.steps.names.pieces import Reading

_APOSTROPHES: Final = frozenset({"'s", "’s", "'", "’"})
_ORDINAL_ENDS: Final = frozenset({"st", "nd", "rd", "th"})
_IN_ORGANIZATIONS: Final = frozenset({"to", "against", "the"})
"""Small words that join where spaCy saw one organization: "Committee to Protect Ruritania"."""


def ordinal(token: Token) -> bool:
    """Tell whether a token is an ordinal in figures: "5th"."""
    return token.text[:-2].isdigit() and token.text[-2:] in _ORDINAL_ENDS


def after_joint(reading: Reading, run: range) -> int:
    """Return where the words after a joint begin, 0 where the token after a run joins nothing."""
    if run.stop + 1 >= len(reading.parse):
        return 0
    joint = reading.parse[run.stop]
    if joint.is_digit:
        return run.stop if joint.nbor(-1).lower_ in reading.known.numbered else 0
    if joint.is_quote and joint.text not in _APOSTROPHES:
        return _after_nickname(reading.parse, run.stop)
    if joint.is_alpha:
        return _after_particle(reading, run) or _after_word(reading, run)
    return _after_mark(reading, run)


def _after_mark(reading: Reading, run: range) -> int:
    joint, after = reading.parse[run.stop], reading.parse[run.stop + 1]
    if joint.text == "-":
        return run.stop + 1 if glued(joint) and glued(after) else 0
    if joint.text in _APOSTROPHES:
        return run.stop + 1 if joint.nbor(-1).lower_ in reading.known.owners else 0
    if joint.text == "&" or ordinal(joint):
        return run.stop + 1
    return run.stop + 1 if joint.text == "," and _listing(reading, run) and _covered(reading, run) else 0


def _after_nickname(parse: Doc, quote: int) -> int:
    """Return the place after a quoted word, where a capital follows it: Ann "Annie" Miller."""
    closing = quote + 2
    if closing + 1 >= len(parse) or parse[quote - 1].ent_type_ != "PERSON" or glued(parse[quote]):
        return 0
    inside = capital(parse[quote + 1]) and parse[closing].is_quote and capital(parse[closing + 1])
    return closing + 1 if inside else 0


def _after_particle(reading: Reading, run: range) -> int:
    """Return the place after "bin", "de la", "al-"."""
    joint, after = reading.parse[run.stop], reading.parse[run.stop + 1]
    if joint.lower_ not in reading.known.particles or opens_sentence(joint):
        return 0
    return run.stop + 1 + (after.lower_ in reading.known.particles or (after.text == "-" and glued(after)))


def _after_word(reading: Reading, run: range) -> int:
    """Return the place after "of", "for", "and", "the", "to" where they join."""
    joint, place = reading.parse[run.stop].lower_, run.stop + 1
    article = reading.parse[place].lower_ == "the"
    if joint in {"of", "for"}:
        return place + article if _heads(reading, run) else 0
    label = _covered(reading, run)
    if joint == "and":
        return place if _listing(reading, run) or (label in {"ORG", "GPE"} and not _two_names(reading, run)) else 0
    if joint == "the" and reading.parse[place].lower_ in reading.known.bynames:
        return place
    return place + article if joint in _IN_ORGANIZATIONS and label == "ORG" else 0


def _two_names(reading: Reading, run: range) -> bool:
    """Tell whether an "and" parts two names after all: known ones, or a head with "of" after it."""
    parse, place = reading.parse, run.stop + 1
    of = place + 1 < len(parse) and parse[place + 1].lower_ == "of"
    return (
        of
        or parse[place].text in reading.known.organizations
        or wording(parse[run.start : run.stop]) in reading.known.organizations
    )


def _heads(reading: Reading, run: range) -> bool:
    """Tell whether the last word of a run is a head noun, so that "of" goes on with its name."""
    last, known = reading.parse[run.stop - 1].lower_, reading.known
    if last in known.titles:
        return False
    return known.heads.get(last) is not None or last in known.of_heads or _covered(reading, run) == "ORG"


def _covered(reading: Reading, run: range) -> str:
    """Return spaCy's label where one name of its covers the words on both sides of a joint, else an empty text."""
    left, here = reading.spans.get(run.stop - 1), reading.spans.get(run.stop)
    return here.label_ if left is not None and here is not None and here.end > run.stop + 1 else ""


def _listing(reading: Reading, run: range) -> bool:
    """Tell whether a run is of a body whose field may be a list: "Ministry of Trade and Industry"."""
    parse = reading.parse
    return any(parse[i].lower_ in reading.known.listing and parse[i + 1].lower_ in {"of", "for"} for i in run[:-1])
