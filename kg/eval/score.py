"""Scores: gold and predictions by document name in, counts and shares over all documents out.

A document's scores add up to those of a folder, so every measure is taken on one document.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from kg.eval.compared import Compared, compared
from kg.eval.counts import NONE_COUNTED, NONE_JUDGED, Count, Share, share
from kg.eval.rows import Row, evidence, mentions, modality, overlap, polarity, shared_part, speaker, start_of
from kg.eval.triples import forbids, gold_triple, predicted_triple
from kg.model import Status

if TYPE_CHECKING:
    from collections.abc import Mapping

TIGHT = 0.5  # of the characters that either evidence covers


@dataclass(frozen=True, slots=True)
class Scores:
    """All measures of some documents; what each one counts stands under its name."""

    mentions: Count = NONE_COUNTED
    """Names: exact span and the entity's type."""
    entities: Count = NONE_COUNTED
    """Entities that have a partner of the same type, by mentions or names."""
    statements: Count = NONE_COUNTED
    """Statements with the right triple, polarity and status."""
    facts: Count = NONE_COUNTED
    """The same among facts alone."""
    claims: Count = NONE_COUNTED
    """The same among claims alone."""
    statements_any: Count = NONE_COUNTED
    """Statements with the right triple and polarity, whatever the status."""
    statements_loose: Count = NONE_COUNTED
    """Statements that join the right two entities, whatever they say of them."""
    events: Count = NONE_COUNTED
    """Events with the right type, agents and targets, and overlapping evidence."""
    events_loose: Count = NONE_COUNTED
    """Events with the right type, one right target, and overlapping evidence."""
    status_right: Share = NONE_JUDGED
    """Of `statements_any`: the status is right."""
    speaker_right: Share = NONE_JUDGED
    """Of `statements`: the speaker is right."""
    modality_right: Share = NONE_JUDGED
    """Of `statements`: the modality is right."""
    evidence_right: Share = NONE_JUDGED
    """Of `statements`: the evidence overlaps."""
    evidence_tight_right: Share = NONE_JUDGED
    """Of `statements`: the evidence shares half of its characters."""
    date_right: Share = NONE_JUDGED
    """Of `statements` with a date in the gold: the start is right."""
    event_date_right: Share = NONE_JUDGED
    """Of `events` with a date in the gold: the start is right."""
    event_status_right: Share = NONE_JUDGED
    """Of `events`: the status is right."""
    claims_asserted_as_facts: int = 0
    """Must be 0: statements that the gold has as claims only."""
    claimed_events_as_facts: int = 0
    """Must be 0: of `events`, claims in the gold, facts in the prediction."""
    forbidden_asserted: int = 0
    """Must be 0: facts that a gold file forbids."""
    documents: int = 0
    """How many documents were scored."""

    def __add__(self, other: Scores) -> Scores:
        """Add up the scores of two sets of documents."""
        return Scores(**{part.name: getattr(self, part.name) + getattr(other, part.name) for part in fields(self)})

    def as_dict(self) -> dict[str, dict[str, float | int] | float | int | None]:
        """Return plain numbers, ready for JSON, to three places."""
        return {part.name: _plain(getattr(self, part.name)) for part in fields(self)}


def score(golds: Mapping[str, Row], predictions: Mapping[str, Row]) -> Scores:
    """Score predictions by the gold of the same name; a document without a prediction counts as one where nothing was found."""
    return sum((score_document(gold, predictions.get(name)) for name, gold in golds.items()), start=Scores())


def score_document(gold: Row, predicted: Row | None) -> Scores:
    """Score one document."""
    sides = compared(gold, predicted)
    return dataclasses.replace(
        _events(sides) + _attributes(sides) + _must_be_zero(sides),
        mentions=_mentions(sides),
        entities=Count(len(sides.ids), len(sides.predicted["entities"]) - len(sides.ids), len(gold["entities"]) - len(sides.ids)),
        statements=sides.statements().count,
        facts=sides.statements(Status.FACT).count,
        claims=sides.statements(Status.CLAIM).count,
        statements_any=sides.statements_any().count,
        statements_loose=sides.statements_loose().count,
        documents=1,
    )


def _mentions(sides: Compared) -> Count:
    gold, found = (
        {(*span, entity["type"]) for entity in side["entities"] for span in mentions(entity)}
        for side in (sides.gold, sides.predicted)
    )
    return Count(len(gold & found), len(found - gold), len(gold - found))


def _attributes(sides: Compared) -> Scores:
    """Judge what is right about the statements that were found."""
    pairs = sides.statements().pairs
    return Scores(
        status_right=share(gold["status"] == row["status"] for gold, row in sides.statements_any().pairs),
        speaker_right=share(speaker(gold) == sides.ids.get(speaker(row), speaker(row)) for gold, row in pairs),
        modality_right=share(modality(gold) == modality(row) for gold, row in pairs),
        evidence_right=share(overlap(evidence(gold), evidence(row)) for gold, row in pairs),
        evidence_tight_right=share(shared_part(evidence(gold), evidence(row)) >= TIGHT for gold, row in pairs),
        date_right=share(start_of(gold) == start_of(row) for gold, row in pairs if gold.get("date")),
    )


def _events(sides: Compared) -> Scores:
    matching = sides.events()
    pairs = matching.pairs
    return Scores(
        events=matching.count,
        events_loose=sides.events_loose().count,
        event_status_right=share(gold["status"] == row["status"] for gold, row in pairs),
        event_date_right=share(start_of(gold) == start_of(row) for gold, row in pairs if gold.get("date")),
        claimed_events_as_facts=sum((gold["status"], row["status"]) == (Status.CLAIM, Status.FACT) for gold, row in pairs),
    )


def _must_be_zero(sides: Compared) -> Scores:
    """Count facts that the document does not assert; a claim of the gold counts as such and not as forbidden too."""
    asserted = {gold_triple(row) for row in sides.stated if row["status"] == Status.FACT}
    claimed = {gold_triple(row) for row in sides.stated if row["status"] == Status.CLAIM} - asserted
    facts = [(predicted_triple(row, sides.ids), polarity(row)) for row in sides.found if row["status"] == Status.FACT]
    forbidden = sides.gold.get("forbidden", ())
    return Scores(
        claims_asserted_as_facts=sum(triple in claimed for triple, _ in facts),
        forbidden_asserted=sum(
            forbids(row, triple) for triple, positive in facts if positive and triple not in claimed for row in forbidden
        ),
    )


def _plain(measure: Count | Share | int) -> dict[str, float | int] | float | int | None:
    if isinstance(measure, Count):
        return measure.as_dict()
    return measure.as_number() if isinstance(measure, Share) else measure
