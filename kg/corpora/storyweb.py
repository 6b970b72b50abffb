"""StoryWeb: sentences with the links of named parties, each party by its text, which is looked up wherever it stands.

A row is `{id, text, relations: [{head, tail, label}]}`. The corpus does not type its parties: each gets the type that the labels
of the whole file ask of its name most often, and none where they ask nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from kg.corpora.entities import label_of, relations
from kg.corpora.form import GoldDocument, GoldEntity, GoldMention
from kg.corpora.labels import labels
from kg.corpora.lines import list_of, rows, text_of
from kg.model import EntityType, Span


def read(path: Path) -> Iterator[GoldDocument]:
    """Read a file of this corpus, sentence by sentence; links of a party that the text lacks are left out.

    Raises InputError with file and line.
    """
    every = list(rows(path))
    types = _types(every)
    for where, row in every:
        text = text_of(row, "text", where)
        parties = {name: _party(name, text, types.get(name)) for link in _links(row, where) for name in link[1:]}
        there = {name: party for name, party in parties.items() if party.mentions}
        labelled = [(label, there[head], there[tail]) for label, head, tail in _links(row, where) if {head, tail} <= set(there)]
        yield GoldDocument(
            id=text_of(row, "id", where),
            text=text,
            entities=tuple(there.values()),
            relations=relations(iter(labelled), labels("storyweb"), where),
        )


def _links(row: Mapping[str, Any], where: str) -> list[tuple[str, str, str]]:
    return [
        (text_of(link, "label", where), text_of(link, "head", where), text_of(link, "tail", where))
        for link in list_of(row, "relations", where)
    ]


def _party(name: str, text: str, type: EntityType | None) -> GoldEntity:
    places = re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text) if name else ()
    return GoldEntity(name, "", type, tuple(GoldMention(Span(*place.span())) for place in places))


def _types(every: list[tuple[str, Mapping[str, Any]]]) -> dict[str, EntityType]:
    """Let the labels vote for the type of each name; a label that allows several types has no say."""
    votes: dict[str, Counter[EntityType]] = {}
    for where, row in every:
        for name, head, tail in _links(row, where):
            label = label_of(name, labels("storyweb"), where)
            if label is None:
                continue
            subject, object = (tail, head) if label.turned else (head, tail)
            for party, allowed in ((subject, label.subjects), (object, label.objects)):
                if len(allowed) == 1:
                    votes.setdefault(party, Counter())[allowed[0]] += 1
    return {name: min(counts, key=lambda one: (-counts[one], one)) for name, counts in votes.items()}
