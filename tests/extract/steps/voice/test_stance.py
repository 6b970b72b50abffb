"""Who says it and how: sentences with the stance of one of their words."""

import pytest

from kg.extract.steps.found import FoundRelation
from kg.extract.steps.linked import Linked, Reference, ReferenceKind
from kg.extract.steps.voice.stance import Stances
from kg.model import Modality, Status

FACT, CLAIM = Status.FACT, Status.CLAIM
ASSERTED, ALLEGED, REPORTED, PLANNED, INFERRED = Modality

# text; names; trigger; predicate or event type; status, modality, polarity, speaker
NARRATOR = [
    ("Ruiz visited Peru.", "Ruiz:P Peru:R", "visited", "visit", FACT, ASSERTED, True, "narrator"),
    ("Ruiz, a minister of Peru, resigned.", "Ruiz:P Peru:R", "minister", "holdsPositionIn", FACT, ASSERTED, True, "narrator"),
    ("Ruiz did not visit Peru.", "Ruiz:P Peru:R", "visit", "visit", CLAIM, ASSERTED, False, "narrator"),
    ("Ruiz never joined the Guild.", "Ruiz:P Guild:O", "joined", "memberOf", CLAIM, ASSERTED, False, "narrator"),
    ("Ruiz did not call Chen or visit Peru.", "Ruiz:P Chen:P Peru:R", "visit", "visit", CLAIM, ASSERTED, False, "narrator"),
    ("Ruiz did not stay and left Peru.", "Ruiz:P Peru:R", "left", "visit", FACT, ASSERTED, True, "narrator"),
    ("There has not been any kind of protest.", "", "protest", "protest", CLAIM, ASSERTED, False, "narrator"),
    ("After meeting Chen, Ruiz did not resign.", "Ruiz:P Chen:P", "meeting", "meet", FACT, ASSERTED, True, "narrator"),
    ("Ruiz's death would not end the war.", "Ruiz:P", "death", "die", FACT, ASSERTED, True, "narrator"),
    ("Ruiz left without meeting Chen.", "Ruiz:P Chen:P", "meeting", "meet", CLAIM, ASSERTED, False, "narrator"),
    ("No soldiers attacked the town.", "", "attacked", "attack", CLAIM, ASSERTED, False, "narrator"),
    ("Ruiz refused to meet Chen.", "Ruiz:P Chen:P", "meet", "meet", CLAIM, ASSERTED, False, "narrator"),
    ("Ruiz failed to win; Chen was elected.", "Ruiz:P Chen:P", "elected", "elect", FACT, ASSERTED, True, "narrator"),
    ("Not only Ruiz visited Peru.", "Ruiz:P Peru:R", "visited", "visit", FACT, ASSERTED, True, "narrator"),
]
AHEAD = [
    ("Ruiz will meet Chen.", "Ruiz:P Chen:P", "meet", "meet", CLAIM, PLANNED, True, "narrator"),
    ("Ruiz plans to meet Chen.", "Ruiz:P Chen:P", "meet", "meet", CLAIM, PLANNED, True, "narrator"),
    ("Ruiz is expected to resign.", "Ruiz:P", "resign", "resign", CLAIM, PLANNED, True, "narrator"),
    ("Ruiz is to visit Peru.", "Ruiz:P Peru:R", "visit", "visit", CLAIM, PLANNED, True, "narrator"),
    ("Ruiz will become a member of the Guild.", "Ruiz:P Guild:O", "become", "memberOf", CLAIM, PLANNED, True, "narrator"),
    ("Troops marched north to attack the town.", "", "attack", "attack", CLAIM, PLANNED, True, "narrator"),
    ("The talks will be held in Peru.", "Peru:R", "talks", "meet", CLAIM, PLANNED, True, "narrator"),
    ("Ruiz vowed to attack Peru.", "Ruiz:P Peru:R", "attack", "attack", CLAIM, PLANNED, True, "Ruiz"),
    ("The Guild called for the release of Chen.", "Guild:O Chen:P", "release", "release", CLAIM, PLANNED, True, "Guild"),
    ("The Guild urged Peru to release Chen.", "Guild:O Peru:R Chen:P", "release", "release", CLAIM, PLANNED, True, "Guild"),
    ("Ruiz might resign.", "Ruiz:P", "resign", "resign", CLAIM, INFERRED, True, "narrator"),
    ("He would later become a member of the Guild.", "Guild:O", "become", "memberOf", FACT, ASSERTED, True, "narrator"),
    (
        "Ruiz, the proposed director of the Guild, smiled.",
        "Ruiz:P Guild:O",
        "director",
        "leads",
        CLAIM,
        PLANNED,
        True,
        "narrator",
    ),
]
HEDGED = [
    ("The Guild allegedly attacked Chen.", "Guild:O Chen:P", "attacked", "attack", CLAIM, ALLEGED, True, "unnamed"),
    ("Ruiz reportedly met Chen.", "Ruiz:P Chen:P", "met", "meet", CLAIM, REPORTED, True, "unnamed"),
    ("Ruiz apparently met Chen.", "Ruiz:P Chen:P", "met", "meet", CLAIM, INFERRED, True, "narrator"),
    ("Ruiz seems to have met Chen.", "Ruiz:P Chen:P", "met", "meet", CLAIM, INFERRED, True, "narrator"),
    ("It is alleged that Ruiz killed Chen.", "Ruiz:P Chen:P", "killed", "kill", CLAIM, ALLEGED, True, "unnamed"),
    ("Ruiz is believed to have killed Chen.", "Ruiz:P Chen:P", "killed", "kill", CLAIM, INFERRED, True, "unnamed"),
    ("Ruiz was charged with killing Chen.", "Ruiz:P Chen:P", "killing", "kill", CLAIM, ALLEGED, True, "unnamed"),
    ("Ruiz was charged with killing Chen.", "Ruiz:P Chen:P", "charged", "charge", FACT, ASSERTED, True, "narrator"),
    ("Ruiz was arrested on suspicion of killing Chen.", "Ruiz:P Chen:P", "killing", "kill", CLAIM, ALLEGED, True, "unnamed"),
    ("Ruiz was arrested on suspicion of killing Chen.", "Ruiz:P Chen:P", "arrested", "detain", FACT, ASSERTED, True, "narrator"),
    ("Did Ruiz kill Chen?", "Ruiz:P Chen:P", "kill", "kill", CLAIM, INFERRED, True, "narrator"),
    ("The army persecuted the Amari.", "Amari:G", "persecuted", "attack", CLAIM, ALLEGED, True, "narrator"),
]
SOURCES = [
    ("The Guild said Ruiz had killed Chen.", "Guild:O Ruiz:P Chen:P", "killed", "kill", CLAIM, REPORTED, True, "Guild"),
    ("Ruiz killed Chen, the Guild said.", "Guild:O Ruiz:P Chen:P", "killed", "kill", CLAIM, REPORTED, True, "Guild"),
    ("According to the Guild, Ruiz killed Chen.", "Guild:O Ruiz:P Chen:P", "killed", "kill", CLAIM, REPORTED, True, "Guild"),
    ("Ruiz said she had met Chen.", "Ruiz:P Chen:P", "met", "meet", CLAIM, REPORTED, True, "Ruiz"),
    ("Ruiz announced that Ruiz had sold the Guild.", "Ruiz:P Guild:O", "sold", "sell", FACT, ASSERTED, True, "Ruiz"),
    ("“We have left Peru,” Ruiz said.", "Ruiz:P Peru:R", "left", "visit", FACT, ASSERTED, True, "Ruiz"),
    ("The Guild said Ruiz was a member of the party.", "Guild:O Ruiz:P", "member", "memberOf", FACT, ASSERTED, True, "Guild"),
    ("The Guild claims that Ruiz met Chen.", "Guild:O Ruiz:P Chen:P", "met", "meet", CLAIM, ALLEGED, True, "Guild"),
    ("The Guild believes that Ruiz met Chen.", "Guild:O Ruiz:P Chen:P", "met", "meet", CLAIM, INFERRED, True, "Guild"),
    ("Ruiz denied that the Guild had bought votes.", "Ruiz:P Guild:O", "bought", "acquire", CLAIM, ASSERTED, False, "Ruiz"),
    ("Ruiz denied having met Chen.", "Ruiz:P Chen:P", "met", "meet", CLAIM, ASSERTED, False, "Ruiz"),
    ("Ruiz denied the attack.", "Ruiz:P", "attack", "attack", CLAIM, ASSERTED, False, "Ruiz"),
    ("Ruiz denied ties with the Guild.", "Ruiz:P Guild:O", "ties", "affiliatedWith", CLAIM, ASSERTED, False, "Ruiz"),
    ("Peru accuses Ruiz of killing Chen.", "Peru:R Ruiz:P Chen:P", "killing", "kill", CLAIM, ALLEGED, True, "Peru"),
    ("Peru accuses Ruiz of killing Chen.", "Peru:R Ruiz:P Chen:P", "accuses", "accuse", FACT, ASSERTED, True, "narrator"),
    ("Peru accuses Ruiz of killing Chen.", "Peru:R Ruiz:P Chen:P", "accuses", "accusedBy", CLAIM, ALLEGED, True, "Peru"),
    ("Ruiz was accused by Peru of fraud.", "Peru:R Ruiz:P", "accused", "accusedBy", CLAIM, ALLEGED, True, "Peru"),
    ("Ruiz was accused of killing Chen.", "Ruiz:P Chen:P", "killing", "kill", CLAIM, ALLEGED, True, "unnamed"),
    ("Witnesses said soldiers attacked the town.", "", "attacked", "attack", CLAIM, REPORTED, True, "unnamed"),
    ("The statement said Ruiz had met Chen.", "Ruiz:P Chen:P", "met", "meet", CLAIM, REPORTED, True, "unnamed"),
    ("Ruiz is seen as an ally of Chen.", "Ruiz:P Chen:P", "ally", "alliedWith", CLAIM, INFERRED, True, "unnamed"),
    ("Chen accused Ruiz, a minister of Peru.", "Chen:P Ruiz:P Peru:R", "minister", "leads", FACT, ASSERTED, True, "narrator"),
]  # fmt: skip
INSERTED = [
    ("The men ran off, Chen said by phone, and killed Ruiz.", "Ruiz:P Chen:P", "killed", "kill", CLAIM, ALLEGED, True, "Chen"),
    ("Ruiz threatened on Friday to attack Peru.", "Ruiz:P Peru:R", "attack", "attack", CLAIM, PLANNED, True, "Ruiz"),
    ("It is hard to prove that Ruiz attacked Chen.", "Ruiz:P Chen:P", "attacked", "attack", CLAIM, INFERRED, True, "narrator"),
    ("Ruiz imposed sanctions on Chen.", "Ruiz:P Chen:P", "sanctions", "sanction", FACT, ASSERTED, True, "narrator"),
    ("Ruiz could impose sanctions on Chen.", "Ruiz:P Chen:P", "sanctions", "sanction", CLAIM, INFERRED, True, "narrator"),
    ("Chen warned of attacks on Peru.", "Chen:P Peru:R", "attacks", "attack", CLAIM, ALLEGED, True, "Chen"),
    ("They vote for Ruiz on Monday.", "Ruiz:P", "vote", "elect", CLAIM, PLANNED, True, "narrator"),
    ("Ruiz met Chen on Monday.", "Ruiz:P Chen:P", "met", "meet", FACT, ASSERTED, True, "narrator"),
    ("A foiled attack on Peru made Ruiz famous.", "Ruiz:P Peru:R", "attack", "attack", CLAIM, ASSERTED, False, "narrator"),
    ("The Guild kills indiscriminately.", "Guild:O", "kills", "kill", CLAIM, ALLEGED, True, "narrator"),
    ("The Guild continues to kill villagers.", "Guild:O", "kill", "kill", CLAIM, ALLEGED, True, "narrator"),
    ("The Guild is killing its own people.", "Guild:O", "killing", "kill", CLAIM, ALLEGED, True, "narrator"),
    ("The Guild killed two villagers.", "Guild:O", "killed", "kill", FACT, ASSERTED, True, "narrator"),
]  # fmt: skip
VOUCHED = [
    ("The Guild confirmed that Ruiz had met Chen.", "Guild:O Ruiz:P Chen:P", "met", "meet", FACT, ASSERTED, True, "Guild"),
    ("The Guild cannot confirm that Ruiz met Chen.", "Guild:O Ruiz:P Chen:P", "met", "meet", CLAIM, INFERRED, True, "Guild"),
    ("“The attack on the bank shocked us,” Ruiz said.", "Ruiz:P", "attack", "attack", FACT, ASSERTED, True, "Ruiz"),
    ("“An attack on the bank hurt five,” Ruiz said.", "Ruiz:P", "attack", "attack", CLAIM, REPORTED, True, "Ruiz"),
    ("The Guild claimed the attack on Chen.", "Guild:O Chen:P", "attack", "attack", CLAIM, ASSERTED, True, "Guild"),
    ("The Guild claimed responsibility for the attack.", "Guild:O", "attack", "attack", CLAIM, ASSERTED, True, "Guild"),
]  # fmt: skip


@pytest.mark.parametrize(
    "case", NARRATOR + AHEAD + HEDGED + SOURCES + INSERTED + VOUCHED, ids=lambda case: f"{case[0]} [{case[2]}]"
)
def test_stance(case, linked_from, token_at):
    text, names, trigger, name, status, modality, polarity, speaker = case
    linked = linked_from(text, *names.split())
    stance = Stances(linked).of(token_at(linked, trigger), blames=False, name=name)
    assert (stance.status, stance.modality, stance.polarity, stance.speaker) == (status, modality, polarity, speaker)


def test_what_blames_is_never_a_fact(linked_from, token_at):
    linked = linked_from("Ruiz robbed Chen.", "Ruiz:P", "Chen:P")
    assert Stances(linked).of(token_at(linked, "robbed"), blames=True, name="attack").status is CLAIM


@pytest.mark.parametrize(
    ("text", "names", "speaker", "outer"),
    [
        (
            "According to the Lima Post, Ruiz said that Chen had left.",
            ("Lima Post:O", "Ruiz:P", "Chen:P"),
            "Ruiz",
            "Lima Post",
        ),
        ("Chen had left, Ruiz told the Lima Post.", ("Lima Post:O", "Ruiz:P", "Chen:P"), "Ruiz", "Lima Post"),
        ("Chen had left, Ruiz told the Guild.", ("Guild:O", "Ruiz:P", "Chen:P"), "Ruiz", None),
    ],
)
def test_outer_source(text, names, speaker, outer, linked_from, token_at):
    linked = linked_from(text, *names)
    stance = Stances(linked).of(token_at(linked, "left"), blames=False, name="visit")
    assert (stance.speaker, stance.reported_by) == (speaker, outer)


def test_a_day_after_publication_is_planned(linked_from, token_at):
    linked = linked_from("The talks on 9 May 2030 are open to all.", published="2030-05-02")
    assert Stances(linked).of(token_at(linked, "talks"), blames=False, name="meet").modality is PLANNED


def test_a_spokesman_speaks_of_his_ministry_s_acts_as_his_own(linked_from, token_at):
    text = "The Defence Ministry sold the ship, Ruiz said."
    linked = linked_from(text, "Defence Ministry:O", "Ruiz:P")
    office = FoundRelation("holdsPositionIn", "Ruiz", "Defence Ministry", 0, (), "test", role="spokesman")
    sold = token_at(linked, "sold")
    assert Stances(linked).of(sold, blames=False, name="sell").status is CLAIM
    assert Stances(linked, [office]).of(sold, blames=False, name="sell").status is FACT


def test_who_is_spoken_of_is_not_he_who_speaks(linked_from, token_at):
    linked = linked_from("Chen argued for patience. He said that Ruiz had left.", "Chen:P", "Ruiz:P")
    he = token_at(linked, "He")
    misread = Reference("Ruiz", he, he + 1, he, ReferenceKind.PRONOUN)
    linked = Linked(linked.document, linked.parse, linked.entities, (*linked.references, misread))
    assert Stances(linked).of(token_at(linked, "left"), blames=False, name="visit").speaker == "Chen"


@pytest.mark.parametrize(
    ("text", "status"),
    [("A group calling itself Peru Guild marched.", CLAIM), ("Ruiz himself led the Peru Guild.", FACT)],
)
def test_what_a_name_tells_of_those_who_gave_it_themselves(text, status, linked_from, token_at):
    linked = linked_from(text, "Peru Guild:O")
    assert Stances(linked).of(token_at(linked, "Guild"), blames=False, name="basedIn").status is status
