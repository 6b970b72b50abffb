"""Datelines: a text in, where agencies' datelines stand in it out ("LIMA, Peru (Agency) — Soldiers ...").

Each is to be a sentence of its own. It opens a paragraph: a place or two, an agency or a day, a dash or colon, and a capital
after it. Capitals alone, an agency or a day tell one before a dash; before a colon, which also follows a speaker's name, the
place must be known.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kg.extract.steps.territories import territories
from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_UPPER: Final = "A-ZÀ-ÖØ-Þ"
_WORD: Final = rf"[{_UPPER}][\w.'’-]*"
_PLACE: Final = rf"{_WORD}(?:[ /](?:(?:de|del|la|al|el|of|and)[ -])?{_WORD}){{0,3}}"
_MONTH: Final = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_WEEKDAY: Final = r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\.?"
_DAY: Final = rf"(?:{_WEEKDAY},? )?(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH}|\d{{4}}-\d\d-\d\d)(?:,? \d{{4}})?|{_WEEKDAY}"
_AGENCY: Final = rf"[ ,.]*(?:\([{_UPPER}][^()\n]{{1,40}}\)|/[{_UPPER}][^/\n]{{1,40}}/)"
_LINE: Final = re.compile(
    rf"(?:\A|\n)\s*(?P<line>(?P<first>{_PLACE})(?P<more>(?:, (?!(?i:{_MONTH}) \d)(?:{_PLACE})){{0,2}})"
    rf"(?P<agency>{_AGENCY})?(?:[,.]? (?P<day>\((?i:{_DAY})\)|(?i:{_DAY})))?(?P<late>{_AGENCY})?"
    rf"(?P<mark>:|\.? ?(?:—|–|--)|\.? [-_]|\.(?<=/\.)|(?<=/))) *(?P<next>[{_UPPER}\"“'‘\d])"
)
_ENDS_LINE: Final = re.compile(r"[^\n]*")
_LONGER: Final = 40
"""Characters that follow a dateline in its line at least: a headline is shorter."""


def datelines(text: str) -> Iterator[Span]:
    """Walk the datelines of a text, with the mark that ends each."""
    for match in _LINE.finditer(text):
        rest = _ENDS_LINE.match(text, match.start("next"))
        if rest is not None and len(rest.group()) >= _LONGER and any(map(str.islower, rest.group())) and _is_dateline(match):
            yield Span(match.start("line"), match.end("line"))


def _is_dateline(match: re.Match[str]) -> bool:
    """Tell whether what has a dateline's form is one, by who or when stands in it, by capitals or a known place."""
    by_colon = match["mark"] == ":"
    if match["day"] or (not by_colon and (match["agency"] or match["late"])):
        return True
    if not by_colon and match["first"].isupper() and len(match["first"]) > 1:
        return True
    usual = match["first"].title() if match["first"].isupper() else match["first"]
    return usual in territories().cities or usual in territories().names
