"""What joins across documents and what does not, rule by rule, with the reason as people read it."""

from pathlib import Path

import pytest
from strategies import entity, event, extraction, statement

from kg.eval import load_gold
from kg.interchange import decode
from kg.model import Document, EntityType, Extraction, Span
from kg.resolve import resolve

ORGANIZATION, GROUP, REGION = EntityType.ORGANIZATION, EntityType.GROUP, EntityType.REGION
ARTICLES = Path(__file__).parents[2] / "seeds" / "articles"


def together(resolution):
    """The entities of more than one member, as {their places: their reasons}."""
    return {entity.members: entity.reasons for entity in resolution.entities if len(entity.members) > 1}


def one_each(name, type=EntityType.PERSON, documents=("a", "b"), **more):
    return [extraction(document, entity("e", name, type, **more)) for document in documents]


def with_company(document, name, predicate, other, other_type, type=EntityType.PERSON):
    rows = [statement("e", predicate, "c")]
    return extraction(document, entity("e", name, type), entity("c", other, other_type), statements=rows)


def names(resolution):
    return {frozenset(document for document, _ in entity.members): entity.name for entity in resolution.entities}


@pytest.mark.parametrize("type", [ORGANIZATION, GROUP, REGION])
def test_type_and_name_join(type):
    found = together(resolve([*one_each("Caldera", type), *one_each("The CALDERA", type, ["c"])]))
    assert found == {(("a", "e"), ("b", "e"), ("c", "e")): (f"same {type.lower()} name “caldera”",)}


def test_another_type_never_joins():
    assert not together(resolve([*one_each("Caldera", ORGANIZATION, ["a"]), *one_each("Caldera", REGION, ["b"])]))


def test_an_alias_joins_the_one_who_goes_by_it():
    full = extraction("a", entity("e", "Caldera Mining", ORGANIZATION, aliases=("CM",)))
    found = together(resolve([full, *one_each("CM", ORGANIZATION, ["b", "c"])]))
    assert found == {(("a", "e"), ("b", "e"), ("c", "e")): ("same organization name “cm”", "“cm” stands for “Caldera Mining”")}


def test_an_alias_of_two_joins_neither():
    owners = [extraction(d, entity("e", f"Caldera {d}", ORGANIZATION, aliases=("CM",))) for d in ("a", "b")]
    resolution = resolve([*owners, *one_each("CM", ORGANIZATION, ["c"])])
    assert not together(resolution)
    assert {c.reason for c in resolution.candidates} == {"both go by “cm”"}
    assert len(resolution.candidates) == 2


def test_an_owner_among_its_own_is_not_the_only_one():
    """CM is Caldera Mining by its identifier; that Cobalt Mines goes by CM too tells nothing."""
    documents = [
        extraction("a", entity("e", "CM", ORGANIZATION, wikidata="Q1")),
        extraction("b", entity("e", "Caldera Mining", ORGANIZATION, aliases=("CM",), wikidata="Q1")),
        extraction("c", entity("e", "Cobalt Mines", ORGANIZATION, aliases=("CM",))),
    ]
    assert list(together(resolve(documents))) == [(("a", "e"), ("b", "e"))]


def test_an_acronym_of_what_every_country_has_joins_nobody():
    full = extraction("a", entity("e", "Ministry of Defence", ORGANIZATION, aliases=("MoD",)))
    assert not together(resolve([full, *one_each("MoD", ORGANIZATION, ["b"])]))


@pytest.mark.parametrize("type", EntityType)
def test_an_identifier_joins_whatever_the_names(type):
    one, other = entity("e", "Ana Ruiz", type, wikidata="Q1"), entity("e", "A. Ruiz Vega", type, wikidata="Q1")
    assert list(together(resolve([extraction("a", one), extraction("b", other)])).values()) == [("same Wikidata item Q1",)]


def test_two_identifiers_keep_a_name_apart():
    """Nobody knows which of the two the one without an identifier is; those without may be one."""
    identified = [extraction(d, entity("e", "Georgia", REGION, wikidata=q)) for d, q in (("a", "Q1"), ("b", "Q2"), ("c", "Q1"))]
    resolution = resolve([*identified, *one_each("Georgia", REGION, ["d", "f"])])
    assert set(together(resolution)) == {(("a", "e"), ("c", "e")), (("d", "e"), ("f", "e"))}
    assert len(resolution.candidates) == 2, "what identifiers tell apart is no candidate"


def test_a_chain_that_contradicts_itself_loses_its_weakest_links():
    documents = [
        extraction("a", entity("e", "Caldera Mining", ORGANIZATION, wikidata="Q1", aliases=("CM",))),
        extraction("b", entity("e", "CM", ORGANIZATION, wikidata="Q2")),
        extraction("c", entity("e", "Caldera Mining", ORGANIZATION)),
    ]
    assert list(together(resolve(documents))) == [(("a", "e"), ("c", "e"))]


def test_a_person_is_not_joined_by_name_alone():
    resolution = resolve(one_each("Ana Ruiz"))
    assert not together(resolution)
    assert [c.reason for c in resolution.candidates] == ["both go by “ana ruiz”"]


@pytest.mark.parametrize(
    ("predicate", "other", "type"),
    [
        ("memberOf", "Civic Union", ORGANIZATION),
        ("holdsPositionIn", "Kardovia", REGION),
        ("deployedTo", "Xinjiang", REGION),
        ("spouseOf", "Viktor Dalmar", EntityType.PERSON),
        ("accusedBy", "River Watch", ORGANIZATION),
    ],
)
def test_a_person_is_joined_by_full_name_and_company(predicate, other, type):
    found = together(resolve([with_company(document, "Ana Ruiz", predicate, other, type) for document in "ab"]))
    assert found[(("a", "e"), ("b", "e"))] == (f"same name “ana ruiz” and both with “{other.lower()}”",)


@pytest.mark.parametrize(
    ("predicate", "other", "type"),
    [
        ("citizenOf", "China", REGION),
        ("bornIn", "China", REGION),
        ("residesIn", "China", REGION),
        ("sanctionedBy", "United States", REGION),
        ("memberOf", "Ministry of Defence", ORGANIZATION),
        ("associateOf", "Dalmar", EntityType.PERSON),
    ],
)
def test_what_namesakes_may_share_is_no_company(predicate, other, type):
    found = together(resolve([with_company(document, "Ana Ruiz", predicate, other, type) for document in "ab"]))
    assert (("a", "e"), ("b", "e")) not in found


def test_the_place_of_a_deed_is_no_company():
    def arrested(document):
        rows = [event("detain", target=("e",), place=("c",))]
        return extraction(document, entity("e", "Ana Ruiz"), entity("c", "China", REGION), events=rows)

    assert (("a", "e"), ("b", "e")) not in together(resolve([arrested("a"), arrested("b")]))


def test_those_who_act_together_are_company():
    def sued(document):
        rows = [event("sue", agent=("c",), target=("e",))]
        return extraction(document, entity("e", "Ana Ruiz"), entity("c", "River Watch", ORGANIZATION), events=rows)

    assert (("a", "e"), ("b", "e")) in together(resolve([sued("a"), sued("b")]))


@pytest.mark.parametrize("name", ["Ruiz", "Prime Minister"])
def test_neither_a_surname_nor_an_office_names_a_person(name):
    documents = [with_company(document, name, "memberOf", "Civic Union", ORGANIZATION) for document in "ab"]
    assert (("a", "e"), ("b", "e")) not in together(resolve(documents))


def test_an_office_that_every_country_has_needs_company():
    apart = resolve(one_each("Ministry of Defence", ORGANIZATION))
    assert not together(apart)
    assert len(apart.candidates) == 1
    seated = [with_company(d, "Ministry of Defence", "partOf", "Kardovia", REGION, ORGANIZATION) for d in "ab"]
    assert (("a", "e"), ("b", "e")) in together(resolve(seated))


def test_ministries_that_meet_the_same_country_are_not_one():
    quarrel = [with_company(d, "Ministry of Defence", "opposes", "Kardovia", ORGANIZATION, ORGANIZATION) for d in "ab"]
    assert (("a", "e"), ("b", "e")) not in together(resolve(quarrel))


def test_namesakes_of_one_document_are_never_chained_into_one():
    """One document tells two Ana Ruizes apart; another that knows one of both offices cannot undo that."""
    two = extraction(
        "a",
        entity("e1", "Ana Ruiz", mentions=(Span(0, 3),)),
        entity("e2", "Ana Ruiz", mentions=(Span(4, 8),)),
        entity("c1", "Acme", ORGANIZATION),
        entity("c2", "Bolt", ORGANIZATION),
        statements=[statement("e1", "memberOf", "c1"), statement("e2", "memberOf", "c2")],
    )
    both = extraction(
        "b",
        entity("e", "Ana Ruiz"),
        entity("c1", "Acme", ORGANIZATION),
        entity("c2", "Bolt", ORGANIZATION),
        statements=[statement("e", "memberOf", "c1"), statement("e", "memberOf", "c2")],
    )
    resolution = resolve([two, both])
    assert len({resolution.key_of("a", "e1"), resolution.key_of("a", "e2"), resolution.key_of("b", "e")}) == 3


def test_copies_of_a_text_have_the_same_entities():
    copies = [extraction(d, entity("e", "Ana Ruiz", mentions=(Span(0, 8),)), text="Ana Ruiz spoke.") for d in "ab"]
    assert list(together(resolve(copies)).values()) == [("same words of the same text",)]


def test_copies_that_list_no_mentions_join_by_name():
    copies = [extraction(d, entity("e", "Mara"), text="Mara spoke.") for d in "ab"]
    assert list(together(resolve(copies)).values()) == [("same words of the same text",)]
    empty = [Extraction(Document(d, ""), (entity("e", "Mara"),)) for d in "ab"]
    assert not together(resolve(empty)), "no text is no copy"


@pytest.mark.parametrize(
    ("given", "shown"),
    [(["Ana Ruiz", "Ruiz", "Ruiz"], "Ana Ruiz"), (["Caldera", "Caldera", "Caldera Ltd"], "Caldera"), (["B", "A"], "A")],
)
def test_the_name_shown_is_the_commonest_of_a_person_never_a_surname(given, shown):
    type = EntityType.PERSON if "Ruiz" in given else ORGANIZATION
    documents = [extraction(f"d{i}", entity("e", name, type, wikidata="Q1")) for i, name in enumerate(given)]
    (found,) = resolve(documents).entities
    assert found.name == shown
    assert set(found.aliases) == set(given) - {shown}


@pytest.fixture(scope="module")
def seeds():
    gold = load_gold(ARTICLES)
    return {name.removesuffix(".gold.json"): decode(each) for name, each in gold.items()}


def test_namesakes_of_the_seeds_stay_apart_and_are_candidates(seeds):
    resolution = resolve(seeds.values())
    maria = {article: self.key for self in resolution.entities if self.name == "Maria Santos" for article, _ in self.members}
    assert maria["03-nordvik-merger.txt"] == maria["04-nordvik-new-board.txt"] != maria["09-ferry-disaster.txt"]
    pair = sorted({maria["03-nordvik-merger.txt"], maria["09-ferry-disaster.txt"]})
    assert [c.reason for c in resolution.candidates if [c.left, c.right] == pair] == ["both go by “maria santos”"]


def test_the_seeds_join_on_purpose(seeds):
    counted = {entity.name: len(entity.members) for entity in resolve(seeds.values()).entities}
    assert counted["Viktor Dalmar"] == 3
    assert counted["Chen Quanguo"] == 2
    assert counted["Caldera Mining"] > 1
