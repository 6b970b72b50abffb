"""Cues: what speaks for and against a pronoun or noun standing for a chain: the two in, names of cues out, which are weighed.

A cue is written as `word for what is asked=what was found`, so that the table of weights can be read. Distances are in sentences.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.extract.steps.names.salience import Chain, Scene

_FAR: Final = 4
_CROWD: Final = 3
_LATE: Final = 4
_SIZES: Final = ((1, "1"), (2, "2"), (5, "3-5"), (10, "6-10"))
_SEEMING: Final = frozenset({"appear", "be", "become", "mean", "seem", "take"})
_STATES: Final = _SEEMING | {"have", "include", "make", "remain", "work"}


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A word that looks for what it stands for.

    `form` is "he", "she", "it", "they" for the forms of each, or the lemma of a noun; `sort` the noun's, empty for pronouns;
    `start` where its phrase begins; `marks` what its phrase shows besides.
    """

    token: int
    form: str
    role: str
    sort: str = ""
    start: int = -1
    plural: bool = False
    marks: tuple[str, ...] = ()

    @property
    def group(self) -> str:
        """Whose weights it takes: those of its pronoun, or of nouns."""
        return "noun" if self.sort else self.form


def pair_cues(anaphor: Anaphor, chain: Chain, near: int, fitting: Sequence[Chain], scene: Scene) -> Iterator[str]:
    """Give the cues of an anaphor and a chain, the `near`th of those that are fitting, the last mentioned first."""
    last, group = chain.last, anaphor.group
    back = min(scene.sentences[anaphor.token] - scene.sentences[last.head], _FAR)
    sort = chain.sort if chain.entity else f"unnamed {chain.sort}"
    yield f"{group} back={back}"
    yield f"{group} near={min(near, _CROWD)}"
    yield f"{group} sort={sort}"
    yield f"{group} role={last.role}"
    yield f"last={last.kind.value}"
    yield f"role={last.role}, back={min(back, 2)}"
    yield f"role={last.role}>{anaphor.role}, {'here' if back == 0 else 'before'}"
    yield f"{group} {'named' if chain.entity else 'unnamed'} count={_size(len(chain.mentions))}"
    if chain.entity and not any(other.entity and other.sort == chain.sort for other in fitting if other is not chain):
        yield f"{group} the only named {chain.sort}"
    paragraphs = scene.paragraphs[anaphor.token] - scene.paragraphs[last.head]
    if paragraphs:
        yield f"paragraphs={min(paragraphs, 2)}"
    if scene.sentences[chain.mentions[0].head] == 0:
        yield "from the first sentence"
    if scene.quoted[anaphor.token] != scene.quoted[last.head]:
        yield "quoted otherwise"
    yield from _earlier_cues(anaphor, chain, scene)
    if not back:
        yield from _clause_cues(anaphor, chain, scene)
    yield from _noun_cues(anaphor, chain) if anaphor.sort else _pronoun_cues(anaphor, chain, scene)


def _earlier_cues(anaphor: Anaphor, chain: Chain, scene: Scene) -> Iterator[str]:
    """Give the cues of the last few mentions: a subject of the sentence at hand or the one before, who speaks in quotation."""
    here = scene.sentences[anaphor.token]
    late = [one for one in chain.mentions[-_LATE:] if one.role == "subject" and here - scene.sentences[one.head] <= 1]
    if late:
        yield f"{anaphor.group} a subject just before"
    if scene.quoted[anaphor.token] and any(
        not scene.quoted[one.head] and scene.lemmas[scene.heads[one.head]] in scene.saying for one in late
    ):
        yield "speaks in the quotation"


def _clause_cues(anaphor: Anaphor, chain: Chain, scene: Scene) -> Iterator[str]:
    """Give what the clauses of one sentence tell: an object is not its subject, "his" and what is joined often is."""
    last = chain.last
    if scene.inside(anaphor.token, last.head):
        yield f"inside its phrase, {anaphor.role}"
    verb, other = scene.verb(anaphor.token), scene.verb(last.head)
    if verb == other:
        yield f"one clause, {anaphor.role}, {last.role}"
        yield f"{anaphor.group} one clause, {last.role}"
    elif scene.heads[verb] == other or scene.heads[other] == verb:
        lower = verb if scene.heads[verb] == other else other
        yield f"clause {scene.labels[lower]}: {last.role}>{anaphor.role}"


def _pronoun_cues(anaphor: Anaphor, chain: Chain, scene: Scene) -> Iterator[str]:
    if anaphor.form in {"he", "she"}:
        yield f"{anaphor.form} gender={chain.gender or 'unknown'}"
    else:
        yield f"{anaphor.form} plural={chain.plural}"
        verb = scene.lemmas[scene.heads[anaphor.token]]
        if scene.labels[anaphor.token] == "nsubj" and verb not in _STATES:
            acting = chain.sort if chain.entity else f"unnamed {chain.sort}"
            yield f"{anaphor.form} {'says' if verb in scene.saying else 'acts'}>{acting}"


def _noun_cues(anaphor: Anaphor, chain: Chain) -> Iterator[str]:
    known = "match" if anaphor.form in chain.words else "others" if chain.words else "none"
    named = "named" if chain.entity else "unnamed"
    yield f"{named} words={known}"
    yield f"{named} words={known}, {anaphor.sort}"
    yield f"{anaphor.sort}={chain.sort}, {'match' if known == 'match' else 'no match'}"
    if known != "match":
        yield f"noun {anaphor.form}>{chain.sort}"
    for mark in anaphor.marks:
        yield f"{mark}, {named} {known}"


def none_cues(anaphor: Anaphor, fitting: int, scene: Scene) -> Iterator[str]:
    """Give the cues that an anaphor stands for nothing mentioned so far, of which `fitting` chains might do."""
    group = anaphor.group
    yield f"{group} nothing"
    yield f"{group} nothing, role={anaphor.role}"
    yield f"{group} nothing of {min(fitting, _CROWD)}"
    if scene.quoted[anaphor.token]:
        yield f"{group} nothing, quoted"
    if anaphor.sort:
        yield f"nothing, noun {anaphor.form}"
        yield f"nothing, {anaphor.sort}"
        yield from (f"nothing, {mark}" for mark in anaphor.marks)
    elif anaphor.form in {"it", "its"}:
        yield f"it nothing, {scene.lemmas[scene.heads[anaphor.token]]}"
        if any(head == scene.heads[anaphor.token] and label in _CLAUSAL for head, label in _around(anaphor.token, scene)):
            yield f"it nothing, clause follows {scene.lemmas[scene.heads[anaphor.token]] in _SEEMING}"


_CLAUSAL: Final = frozenset({"ccomp", "csubj", "xcomp", "acomp", "advcl"})


def _around(token: int, scene: Scene) -> Iterator[tuple[int, str]]:
    """Give head and label of the tokens that follow in a sentence's reach."""
    ahead = range(token + 1, min(token + 15, len(scene.heads)))
    return ((scene.heads[i], scene.labels[i]) for i in ahead)


def _size(count: int) -> str:
    return next((name for most, name in _SIZES if count <= most), "many")
