"""Types: what each candidate names. All that speaks for a type is weighed, and the candidates of one wording decide together.

What is known and how a name looks counts once, the model's word on average, and all contexts of a document together; then names
hear each other (hearing.py). The weights stand in `data/weights.toml`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from kg.extract.steps.names.context import from_context
from kg.extract.steps.names.hearing import hear
from kg.extract.steps.names.looks import from_looks, from_tables
from kg.extract.steps.names.tokens import opens_sentence, wording
from kg.extract.steps.names.votes import ORGANIZATION, PERSON, REGION, Votes, best, margin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from spacy.tokens import Doc

    from kg.extract.steps.names.gazetteers import Gazetteers
    from kg.extract.steps.names.pieces import Candidate
    from kg.extract.steps.names.votes import Vote
    from kg.model import EntityType

    Model = Callable[[Candidate], Iterable[Vote]]

_BY_LABEL: Final = {
    "FAC": REGION, "GPE": REGION, "LOC": REGION, "NORP": ORGANIZATION, "ORG": ORGANIZATION, "PERSON": PERSON,
}  # fmt: skip
_NO_ENTITY: Final = frozenset(
    {"CARDINAL", "DATE", "EVENT", "LANGUAGE", "LAW", "MONEY", "ORDINAL", "PERCENT", "PRODUCT", "TIME", "WORK_OF_ART"}
)


def typed(
    parse: Doc, found: Sequence[Candidate], known: Gazetteers, model: Model | None = None
) -> list[tuple[Candidate, EntityType, float]]:
    """Give the candidates that name an entity, with its type and by how much that leads; one wording has one type in a document.

    `model` votes on each candidate; without one, spaCy's labels do.
    """
    model = model or (lambda candidate: _from_labels(parse, candidate, known))
    wordings = {candidate: wording(parse[candidate.start : candidate.end]) for candidate in found}
    together: dict[str, list[Candidate]] = defaultdict(list)
    for candidate, text in wordings.items():
        together[text].append(candidate)
    votes = {text: _votes(parse, text, same, known, model) for text, same in together.items()}
    hear(parse, wordings, votes, known)
    chosen = {text: best(cast, known.weight("believed")) for text, cast in votes.items()}
    leads = {text: margin(cast, chosen[text]) for text, cast in votes.items()}
    texts = [(candidate, wordings[candidate]) for candidate in found]
    return [(candidate, entity_type, leads[text]) for candidate, text in texts if (entity_type := chosen[text])]


def _votes(parse: Doc, text: str, same: Sequence[Candidate], known: Gazetteers, model: Model) -> Votes:
    """Weigh all that is said of the candidates of one wording."""
    votes = Votes()
    clearest = next((candidate for candidate in same if not opens_sentence(parse[candidate.start])), same[0])
    for entity_type, weight in (*from_tables(text, known), *from_looks(parse, clearest, known)):
        votes.add(entity_type, weight)
    contexts = Votes()
    for candidate in same:
        for entity_type, weight in model(candidate):
            votes.add(entity_type, weight / len(same))
        for entity_type, weight in from_context(parse, candidate, known):
            contexts.add(entity_type, weight)
    for entity_type, weight in contexts.items():
        votes.add(entity_type, min(weight, known.weight("context_cap")) if entity_type else weight)
    return votes


def _from_labels(parse: Doc, candidate: Candidate, known: Gazetteers) -> Iterator[Vote]:
    """Give spaCy's labels, each by the share of the name that carries it."""
    labels = Counter(parse[i].ent_type_ for i in range(candidate.start, candidate.end) if parse[i].ent_type_)
    for label, count in labels.items():
        share = count / candidate.size
        if label in _BY_LABEL:
            yield _BY_LABEL[label], known.weight("label") * share
        elif label in _NO_ENTITY:
            yield None, known.weight("no_entity_label") * share
