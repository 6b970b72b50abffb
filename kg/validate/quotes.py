"""The one rule that needs the documents' texts: a span quotes its document to the letter."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.validate.violation import Violation
from kg.vocab import kg

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.terms import Quad

MISQUOTED = "A span quotes its document to the letter: its text is what the document has from its start to its end."
_ASKED = {kg(name): name for name in ("text", "start", "end", "inDocument")}


def misquotes(quads: Iterable[Quad], texts: Mapping[str, str]) -> list[Violation]:
    """Return a violation for each span whose words are not those of the text; `texts` maps IRIs of documents to their texts.

    Spans of other documents are not looked at, nor spans that lack a text or offsets: the shapes ask for these.
    """
    spans: dict[str, dict[str, str]] = defaultdict(dict)
    for subject, predicate, value, _ in quads:
        if predicate in _ASKED:
            spans[subject][_ASKED[predicate]] = value if isinstance(value, str) else value.value
    broken = (_check(iri, span, texts) for iri, span in spans.items() if len(span) == len(_ASKED))
    return sorted(violation for violation in broken if violation)


def _check(iri: str, span: Mapping[str, str], texts: Mapping[str, str]) -> Violation | None:
    text = texts.get(span["inDocument"])
    if text is None or not (span["start"].isdecimal() and span["end"].isdecimal()):
        return None
    found = text[int(span["start"]) : int(span["end"])]
    if found == span["text"]:
        return None
    return Violation(iri, MISQUOTED, words=span["text"], value=f'the text has "{found}"')
