"""A broken rule: where, which, and the words it is about."""

from __future__ import annotations

from dataclasses import dataclass

from kg.vocab import PREFIXES

_LONGEST = 200  # characters of words in one line of a report


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One thing that breaks one rule.

    `focus` is the IRI of a statement, event, span, document or entity (`_:x` for a blank node of a foreign file); `rule` is the
    message of the shape. `words` are the evidence of a statement, event or holding, the text of a span, the name of an entity or
    the id of a document; "" where there are none. Where the rule tells, `path` and `value` say what is wrong: a property, and its
    IRI or text.
    """

    focus: str
    rule: str
    words: str = ""
    path: str = ""
    value: str = ""

    def __str__(self) -> str:
        """Show it in one line: rule, place, words."""
        there = " ".join(short(iri) for iri in (self.focus, self.path, self.value) if iri)
        words = self.words if len(self.words) <= _LONGEST else self.words[:_LONGEST].rstrip() + " ..."
        return f"{self.rule} Not so: {there}" + (f' ("{" ".join(words.split())}")' if words else "")


def short(iri: str) -> str:
    """Write an IRI with one of our prefixes: `kg:leads`."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and len(iri) > len(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri
