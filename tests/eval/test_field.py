"""The measures of the field on the smallest reading that shows each; every expected number is worked out by hand."""

import pytest

from kg.corpora import GoldDocument, GoldEntity, GoldFact, GoldMention, GoldRelation, labels
from kg.eval import Reading, corpus_measures, reliability
from kg.eval.calibration import Judged, calibration_error, statements_judged
from kg.eval.chains import b_cubed, ceaf_e, muc
from kg.eval.coreference import chains
from kg.eval.relations import relation_count
from kg.eval.spans import span_counts
from kg.model import Document, Entity, EntityType, Extraction, Span, Statement, Status

TEXT = "Ana Ruiz leads Vega. She lives in Lodva. Ruiz is proud."
RUIZ, VEGA, SHE, LODVA, RUIZ_AGAIN = Span(0, 8), Span(15, 19), Span(21, 24), Span(34, 39), Span(41, 45)
PERSON, BODY, REGION, GROUP = EntityType.PERSON, EntityType.ORGANIZATION, EntityType.REGION, EntityType.GROUP


def gold_entity(id, type, *spans, named=True):
    return GoldEntity(id, "label", type, tuple(GoldMention(span, named=named) for span in spans))


def entity(id, type, *spans):
    return Entity(id, type, id, mentions=spans)


def statement(subject, predicate, object, **more):
    return Statement("s", subject, predicate, object, Status.FACT, (Span(0, 20),), **more)


GOLD = GoldDocument(
    "d",
    TEXT,
    entities=(
        gold_entity("0", PERSON, RUIZ, RUIZ_AGAIN),
        gold_entity("1", BODY, VEGA),
        gold_entity("2", REGION, LODVA),
    ),
    relations=(
        GoldRelation("0", ("holdsPositionIn", "leads"), "1", "Work_For"),
        GoldRelation("0", ("residesIn",), "2", "Live_In"),
    ),
    facts=(
        GoldFact(RUIZ, ("leads",), VEGA, "CEO"),
        GoldFact(SHE, ("residesIn",), LODVA, "PLACE_OF_RESIDENCE"),
    ),
)
FOUND = (entity("r", PERSON, RUIZ, RUIZ_AGAIN), entity("v", BODY, VEGA), entity("l", REGION, LODVA))


def reading(entities=FOUND, statements=(), places=None, given=None, gold=GOLD):
    found = Extraction(Document("d", TEXT), tuple(entities), tuple(statements))
    stands = {one.id: one.mentions for one in entities} | (places or {})
    return Reading(gold, found, stands, given)


def test_a_span_needs_both_boundaries_and_the_type():
    entities = (entity("r", PERSON, RUIZ), entity("v", PERSON, VEGA), entity("l", REGION, Span(34, 40)))
    counts = span_counts([reading(entities)], labels("conll04"))
    assert {type: (one.right, one.wrong, one.missed) for type, one in counts.items()} == {
        PERSON: (1, 1, 1),
        BODY: (0, 0, 1),
        REGION: (0, 1, 1),
    }
    measures = corpus_measures("conll04", [reading(entities)])
    assert measures["span_f1"] == pytest.approx(2 / 7, abs=1e-4)  # 1 right of 3 found and of 4 there are
    assert measures["span_f1_Person"] == 0.5
    assert measures["span_f1_Organization"] == 0


def test_groups_are_not_judged_where_the_corpus_has_none():
    measures = corpus_measures("conll04", [reading((*FOUND, entity("g", GROUP, SHE)))])
    assert measures["span_f1"] == 1


def test_re3d_counts_what_holds_a_capital_letter():
    gold = GoldDocument("d", TEXT, entities=(gold_entity("0", PERSON, RUIZ, SHE), gold_entity("1", PERSON, Span(49, 54))))
    measures = corpus_measures("re3d", [reading((entity("r", PERSON, RUIZ),), gold=gold)])
    assert measures["span_f1_Person"] == pytest.approx(2 / 3, abs=1e-4)  # "She" is missed, "proud" does not count


@pytest.mark.parametrize(
    ("statements", "counted"),
    [
        ([statement("r", "leads", "v")], (1, 0, 1)),
        ([statement("r", "leads", "v"), statement("r", "holdsPositionIn", "v")], (1, 0, 1)),
        ([statement("r", "leads", "v"), statement("r", "residesIn", "l")], (2, 0, 0)),
        ([statement("r", "bornIn", "l")], (0, 1, 2)),
        ([statement("r", "diedIn", "l")], (0, 0, 2)),
        ([statement("r", "memberOf", "v")], (0, 1, 2)),
        ([statement("r", "leads", "v", polarity=False)], (0, 0, 2)),
        ([statement("v", "basedIn", "l")], (0, 1, 2)),
    ],
)
def test_relations_by_predicate(statements, counted):
    count = relation_count([reading(statements=statements)], labels("conll04"))
    assert (count.right, count.wrong, count.missed) == counted


@pytest.mark.parametrize(
    ("person", "right"),
    [
        (entity("r", PERSON, RUIZ), 1),
        (entity("r", PERSON, RUIZ_AGAIN), 1),
        (entity("r", PERSON, Span(4, 8)), 0),
        (entity("r", BODY, RUIZ), 0),
    ],
)
def test_an_end_needs_one_exact_mention_and_the_type(person, right):
    count = relation_count([reading((person, *FOUND[1:]), [statement("r", "leads", "v")])], labels("conll04"))
    assert count.right == right


def test_an_adjective_is_an_end_too():
    entities = (FOUND[0], FOUND[1], entity("l", REGION))
    count = relation_count([reading(entities, [statement("r", "residesIn", "l")], {"l": (LODVA,)})], labels("conll04"))
    assert count.right == 1


def test_inverses_and_either_way_round():
    gold = GoldDocument(
        "d",
        TEXT,
        entities=(gold_entity("0", BODY, RUIZ), gold_entity("1", BODY, VEGA)),
        relations=(
            GoldRelation("0", ("ownedBy",), "1", "OWNER"),
            GoldRelation("0", ("targets",), "1", "ANTAGONIST", either=True),
        ),
    )
    entities = (entity("a", BODY, RUIZ), entity("b", BODY, VEGA))
    count = relation_count([reading(entities, [statement("b", "owns", "a")], gold=gold)], labels("storyweb"))
    assert (count.right, count.wrong) == (1, 0)
    count = relation_count([reading(entities, [statement("b", "targets", "a")], gold=gold)], labels("storyweb"))
    assert (count.right, count.wrong) == (1, 0)
    count = relation_count([reading(entities, [statement("b", "ownedBy", "a")], gold=gold)], labels("storyweb"))
    assert (count.right, count.wrong) == (0, 1)


def test_gold_entities_are_measured_where_they_were_given():
    given = Extraction(GOLD.document, GOLD.given, (statement("0", "leads", "1"), statement("0", "residesIn", "2")))
    measures = corpus_measures("conll04", [reading((), given=given)])
    assert measures["relation_f1"] == 0
    assert measures["relation_f1_gold_entities"] == 1
    assert "relation_f1_gold_entities" not in corpus_measures("conll04", [reading()])


def test_text_facts_agree_by_overlap_and_pronouns_stand_for_their_entity():
    statements = [statement("r", "leads", "v"), statement("r", "residesIn", "l")]
    entities = (entity("r", PERSON, Span(4, 8)), *FOUND[1:])
    assert corpus_measures("knowledgenet", [reading(entities, statements)])["text_f1"] == pytest.approx(0.5)
    assert corpus_measures("knowledgenet", [reading(entities, statements, {"r": (Span(4, 8), SHE)})])["text_f1"] == 1


def test_text_facts_of_a_property_without_facts_count_in_one_of_two_ways():
    measures = corpus_measures(
        "knowledgenet", [reading(statements=[statement("r", "leads", "v"), statement("v", "basedIn", "l")])]
    )
    assert (measures["text_precision"], measures["text_precision_all_properties"]) == (1, 0.5)
    measures = corpus_measures("knowledgenet", [reading(statements=[statement("r", "leads", "v"), statement("r", "leads", "v")])])
    assert measures["text_precision_all_properties"] == 1


CHAINS = [frozenset("abc"), frozenset("defg")]
BROKEN = [frozenset("ab"), frozenset("cd"), frozenset("fghi")]


def test_muc_counts_links():
    parts = muc(CHAINS, BROKEN)
    assert (parts.recall, parts.there) == (2, 5)  # abc in two parts: 1 of 2; defg in d, e, fg: 1 of 3
    assert (parts.precision, parts.found) == (2, 5)  # ab: 1 of 1; cd: 0 of 1; fghi in fg, h, i: 1 of 3
    assert parts.f1 == pytest.approx(0.4)


def test_b_cubed_judges_mentions():
    parts = b_cubed(CHAINS, BROKEN)
    assert parts.recall == pytest.approx(2 / 3 + 2 / 3 + 1 / 3 + 1 / 4 + 0 + 2 / 4 + 2 / 4)
    assert parts.there == 7
    assert parts.precision == pytest.approx(1 + 1 + 1 / 2 + 1 / 2 + 2 / 4 + 2 / 4 + 0 + 0)
    assert parts.found == 8


def test_ceaf_e_pairs_chains_for_the_best():
    parts = ceaf_e(CHAINS, BROKEN)
    assert parts.recall == pytest.approx(2 * 2 / 5 + 2 * 2 / 8)
    assert (parts.there, parts.found) == (2, 3)
    assert ceaf_e(CHAINS, []).f1 == 0


@pytest.mark.parametrize("measure", [muc, b_cubed, ceaf_e])
def test_the_same_chains_score_1_and_none_0(measure):
    assert measure(CHAINS, CHAINS).f1 == 1
    assert measure(CHAINS, []).f1 == 0
    assert measure([], []).f1 == 0


def named_chains():
    full = GoldMention(Span(0, 19), head=Span(4, 8))
    person = GoldEntity("0", "person", PERSON, (full, GoldMention(SHE, named=False), GoldMention(RUIZ_AGAIN)))
    unnamed = GoldEntity("1", "person", PERSON, (GoldMention(Span(49, 54), named=False), GoldMention(Span(9, 14), named=False)))
    event = GoldEntity("2", "event", None, (GoldMention(LODVA), GoldMention(VEGA)))
    return GoldDocument("d", TEXT, entities=(person, unnamed, event))


def test_named_chains_of_our_types_count_with_all_their_mentions():
    gold, _ = chains(reading((), gold=named_chains()))
    assert [sorted(mention.span for mention in chain) for chain in gold] == [[Span(0, 19), SHE, RUIZ_AGAIN]]
    gold, _ = chains(reading((), gold=named_chains()), names_only=True)
    assert [sorted(mention.span for mention in chain) for chain in gold] == [[Span(0, 19), RUIZ_AGAIN]]


def test_a_name_within_its_phrase_is_the_mention_that_it_heads():
    entities = (entity("r", PERSON, RUIZ, RUIZ_AGAIN),)
    gold, found = chains(reading(entities, places={"r": (RUIZ, RUIZ_AGAIN, SHE)}, gold=named_chains()))
    assert gold == found
    assert corpus_measures("gum", [reading(entities, gold=named_chains())])["coref_conll_f1_names"] == 1
    gold, found = chains(reading((entity("r", PERSON, Span(0, 3), RUIZ_AGAIN),), gold=named_chains()))
    assert len(gold[0] & found[0]) == 1, "the head is missing"


def test_a_mean_of_three():
    measures = corpus_measures("gum", [reading((entity("r", PERSON, RUIZ, RUIZ_AGAIN),), gold=named_chains())])
    # MUC: 1 of 1 link found, 1 of 2 there are. B3: precision 1, recall (2/3 + 2/3) / 3. CEAFe: 2 * 2 / 5 of one chain each.
    assert measures["coref_muc_f1"] == pytest.approx(2 / 3, abs=1e-4)
    assert measures["coref_b3_f1"] == pytest.approx(8 / 13, abs=1e-4)
    assert measures["coref_ceafe_f1"] == pytest.approx(0.8)
    assert measures["coref_conll_f1"] == pytest.approx((2 / 3 + 8 / 13 + 0.8) / 3, abs=1e-4)


def test_reliability_and_its_error():
    bins = reliability([Judged(0.3, right=True), Judged(0.35, right=False), Judged(1.0, right=True), Judged(0.95, right=True)])
    assert [(one.low, one.count) for one in bins if one.count] == [(0.3, 2), (0.9, 2)]
    assert (bins[3].confidence, bins[3].precision) == (pytest.approx(0.325), 0.5)
    assert calibration_error(bins) == pytest.approx((2 * 0.175 + 2 * 0.025) / 4)
    assert calibration_error(reliability([])) is None


def test_a_statement_is_right_by_triple_polarity_and_status():
    def row(**more):
        return {"subject": "a", "predicate": "leads", "object": "b", "status": "fact", "confidence": 0.7} | more

    entities = [
        {"id": "a", "type": "Person", "name": "Ana Ruiz", "mentions": [[0, 8]]},
        {"id": "b", "type": "Organization", "name": "Vega", "mentions": [[15, 19]]},
    ]
    gold = {"entities": entities, "statements": [row()], "events": []}
    predicted = {"entities": entities, "statements": [row(), row(status="claim", confidence=0.4)], "events": []}
    assert statements_judged({"d": gold}, {"d": predicted}) == [Judged(0.7, right=True), Judged(0.4, right=False)]
