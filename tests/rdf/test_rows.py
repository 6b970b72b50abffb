"""What single rows become: edges, claims, holdings, dates, contradictions, copies; and one small document, whole."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from strategies import entity, event, extraction, statement

from kg.dates import earliest, latest, precision
from kg.ids import DEFAULT_BASE
from kg.judgement import Judgement, Verdict
from kg.model import EntityType, ExtractorInfo, Modality, Precision, Span, Status, When
from kg.rdf import Projection
from kg.rdf.describe import term
from kg.resolve import resolve
from kg.terms import IRI, Literal, to_nquad
from kg.vocab import KG, RDF, kg

GOLDEN = Path(__file__).parent / "golden" / "frozen.nq"
ANA = entity("ana", "Ana Ruiz")
ACME = entity("acme", "Acme", EntityType.ORGANIZATION)
BOLT = entity("bolt", "Bolt", EntityType.ORGANIZATION)
PEOPLE = (ANA, ACME, BOLT)


def project(*some, judgements=()):
    return Projection(some, resolve(some, judgements), DEFAULT_BASE)


def told(*statements, events=(), document="d"):
    return extraction(document, *PEOPLE, statements=statements, events=events)


def edges(*some):
    """The edges by names: (subject, local name, object)."""
    resolution = resolve(some)
    name = {IRI(f"{DEFAULT_BASE}entity/{e.key}"): e.name for e in resolution.entities}
    facts = Projection(some, resolution, DEFAULT_BASE).facts()
    return {(name[q.subject], q.predicate.removeprefix(KG), name[q.object]) for q in facts}


def said(quads, type):
    """What is said of each thing of a class: {local name: set of values}."""
    subjects = sorted({q.subject for q in quads if q.predicate == RDF + "type" and q.object == kg(type)})
    found = []
    for subject in subjects:
        properties = {}
        for q in quads:
            if q.subject == subject:
                value = q.object.value if isinstance(q.object, Literal) else q.object.removeprefix(KG)
                properties.setdefault(q.predicate.removeprefix(KG).removeprefix(RDF), set()).add(value)
        found.append(properties)
    return found


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (statement("ana", "employedBy", "acme"), {("Ana Ruiz", "employedBy", "Acme")}),
        (statement("acme", "owns", "bolt"), {("Bolt", "ownedBy", "Acme")}),
        (statement("bolt", "ownedBy", "acme"), {("Bolt", "ownedBy", "Acme")}),
        (statement("acme", "opposes", "bolt"), {("Acme", "opposes", "Bolt"), ("Bolt", "opposes", "Acme")}),
        (statement("ana", "leads", "acme"), {("Ana Ruiz", "leads", "Acme"), ("Ana Ruiz", "holdsPositionIn", "Acme")}),
        (statement("ana", "leads", "acme", status=Status.CLAIM), set()),
        (statement("ana", "leads", "acme", polarity=False), set()),
    ],
)
def test_what_a_statement_puts_among_the_edges(row, expected):
    assert edges(told(row)) == expected


def test_one_fact_of_two_documents_is_one_edge():
    row = statement("acme", "owns", "bolt")
    assert edges(told(row), told(row, document="e")) == {("Bolt", "ownedBy", "Acme")}


def test_a_claim_has_its_speaker_and_its_words():
    row = statement("acme", "targets", "bolt", status=Status.CLAIM, modality=Modality.ALLEGED, speaker="ana", confidence=0.5)
    quads = project(told(row)).document("d")
    (claim,) = said(quads, "Claim")
    (span,) = said(quads, "Span")
    assert claim["type"] == {"Statement", "Claim"}
    assert (claim["modality"], claim["polarity"], claim["confidence"]) == ({"alleged"}, {"true"}, {"0.5"})
    assert claim["assertedBy"] == {next(q.subject for q in project(told(row)).entities() if q.object == kg("Person"))}
    assert (span["text"], span["start"], span["end"]) == ({"d: "}, {"0"}, {"3"})


@pytest.mark.parametrize(("speaker", "expected"), [("narrator", "document/"), ("unnamed", "unnamed")])
def test_the_narrator_is_the_document_and_nobody_is_unnamed(speaker, expected):
    (row,) = said(project(told(statement("acme", "targets", "bolt", speaker=speaker))).document("d"), "Statement")
    (found,) = row["assertedBy"]
    assert expected in found


def test_the_parts_of_a_deed_and_of_what_is_only_said():
    done = event("sanction", agent=("acme",), target=("ana",))
    planned = event("acquire", agent=("acme",), target=("bolt",), status=Status.CLAIM, modality=Modality.PLANNED)
    quads = project(told(events=[done, planned])).document("d")
    events = {next(iter(each["eventType"])): each for each in said(quads, "Event")}
    assert {"agent", "target"} <= events["sanction"].keys()
    assert not {"agent", "target"} & events["acquire"].keys()
    claims = said(quads, "Claim")
    assert {next(iter(claim["predicate"])) for claim in claims} == {"agent", "target"}
    assert all(claim["modality"] == {"planned"} and claim["aboutEvent"] == claim["subject"] for claim in claims)


@pytest.mark.parametrize("change", [{"status": Status.CLAIM}, {"polarity": False}])
def test_a_holding_comes_of_facts_only(change):
    held = statement("ana", "leads", "acme", role="chair", date=When("2018", "?"))
    (holding,) = said(project(told(held)).document("d"), "Holding")
    assert (holding["role"], holding["startDate"], holding["ended"]) == ({"chair"}, {"2018-01-01"}, {"true"})
    assert "endDate" not in holding
    assert not said(project(told(statement("ana", "leads", "acme", **change))).document("d"), "Holding")
    assert not said(project(told(statement("ana", "memberOf", "acme"))).document("d"), "Holding")


def test_statements_of_opposite_polarity_contradict_each_other_wherever_they_stand():
    """`owns` denied contradicts `ownedBy`; the fact is contested, the denial is not; the edge stays."""
    fact = told(statement("bolt", "ownedBy", "acme"))
    denial = told(statement("acme", "owns", "bolt", status=Status.CLAIM, polarity=False), document="e")
    projection = project(fact, denial)
    (affirmed,), (denied,) = (said(projection.document(id), "Statement") for id in "de")
    assert affirmed["type"] == {"Statement", "Contested"}
    assert denied["type"] == {"Statement", "Claim"}
    subjects = {id: {q.subject for q in projection.document(id) if q.predicate == kg("contradicts")} for id in "de"}
    assert (affirmed["contradicts"], denied["contradicts"]) == (subjects["e"], subjects["d"])
    assert len(projection.facts()) == 1


def test_agreement_contradicts_nothing():
    rows = [statement("acme", "opposes", "bolt"), statement("bolt", "opposes", "acme", status=Status.CLAIM)]
    assert not [q for q in project(told(*rows)).all() if q.predicate == kg("contradicts")]


def test_both_ends_of_a_symmetric_one_contradict():
    rows = [statement("acme", "opposes", "bolt"), statement("bolt", "opposes", "acme", polarity=False)]
    assert len([q for q in project(told(*rows)).all() if q.predicate == kg("contradicts")]) == 2


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2018", "2018-01-01", "2018-12-31"),
        ("2018-04", "2018-04-01", "2018-04-30"),
        ("2018-12", "2018-12-01", "2018-12-31"),
        ("2019-02", "2019-02-01", "2019-02-28"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("1900-02", "1900-02-01", "1900-02-28"),
        ("2000-02", "2000-02-01", "2000-02-29"),
        ("2020-07-31", "2020-07-31", "2020-07-31"),
    ],
)
def test_the_days_that_a_date_means(text, first, last):
    assert (earliest(text), latest(text)) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (When("2018"), Precision.YEAR),
        (When("2018-05"), Precision.MONTH),
        (When(None, "2018-05-01"), Precision.DAY),
        (When("2018", None, Precision.MONTH), Precision.MONTH),
        (When(None, "?"), None),
    ],
)
def test_how_exactly_a_date_is_known(when, expected):
    assert precision(when) == expected


@pytest.mark.parametrize(
    ("when", "of_statement", "of_event"),
    [
        (When("2020-02"), ("2020-02-01", None, None), ("2020-02-01", "2020-02-29", None)),
        (When("2019", "2020-06"), ("2019-01-01", "2020-06-30", None), ("2019-01-01", "2020-06-30", None)),
        (When("2019", "?"), ("2019-01-01", None, "true"), ("2019-01-01", None, "true")),
        (When(None, "?"), (None, None, "true"), (None, None, "true")),
    ],
)
def test_a_statement_stays_open_and_an_event_is_over(when, of_statement, of_event):
    quads = project(told(statement("acme", "owns", "bolt", date=when), events=[event("meet", date=when)])).document("d")
    for (row,), expected in ((said(quads, "Statement"), of_statement), (said(quads, "Event"), of_event)):
        found = tuple(next(iter(row[key])) if key in row else None for key in ("startDate", "endDate", "ended"))
        assert found == expected


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0.93, "0.93"),
        (1.0, "1"),
        (0.0, "0"),
        (1e-07, "0.0000001"),
        (50.0, "50"),
        (33.3, "33.3"),
        (1e-266, "0"),
        (-0.0, "0"),
        (1 / 3, "0.333333333333333"),
    ],
)
def test_numbers_are_written_as_engines_write_them_back(value, written):
    assert term(value) == Literal(written, "http://www.w3.org/2001/XMLSchema#decimal")


def test_a_copy_points_to_the_smallest_id():
    some = [extraction(id, text="The same.") for id in ("b", "a", "c")]
    projection = project(*some)
    copies = {q.subject: q.object for id in "abc" for q in projection.document(id) if q.predicate == kg("copyOf")}
    namer = {id: next(iter(projection.document(id))).graph for id in "abc"}
    assert copies == {namer["b"]: namer["a"], namer["c"]: namer["a"]}


def test_rejected_rows_and_entities_leave_no_trace():
    rows = [statement("acme", "owns", "bolt"), statement("ana", "leads", "acme")]
    whole = project(told(*rows))
    leads = next(q.subject for q in whole.document("d") if q.object == kg("leads"))
    by_row = project(told(*rows), judgements=[Judgement(Verdict.REJECT, leads)])
    assert not [q for q in by_row.all() if leads in q]
    assert {q.predicate for q in by_row.facts()} == {kg("ownedBy")}
    bolt = next(q.subject for q in whole.entities() if isinstance(q.object, Literal) and q.object.value == "Bolt")
    by_entity = project(told(*rows), judgements=[Judgement(Verdict.REJECT, bolt)])
    assert not [q for q in by_entity.all() if bolt in q]
    assert {q.predicate for q in by_entity.facts()} == {kg("leads"), kg("holdsPositionIn")}


def test_entities_that_nothing_tells_apart_keep_statements_of_their_own():
    twins = [entity("a1", "Ana Ruiz"), entity("a2", "Ana Ruiz"), ACME]
    rows = [statement("a1", "leads", "acme"), statement("a2", "leads", "acme")]
    found = said(project(extraction("d", *twins, statements=rows)).document("d"), "Statement")
    assert [len(row["subject"]) for row in found] == [1, 1]


def frozen():
    """The document of the golden file."""
    text = "On Friday the Treasury froze the assets of Ana Ruiz, whom it accuses of bribery. She chaired Acme until 2019."
    treasury = entity("t", "Treasury", EntityType.ORGANIZATION, mentions=(Span(14, 22),))
    ana = entity("a", "Ana Ruiz", mentions=(Span(43, 51),), aliases=("Ruiz",))
    acme = entity("c", "Acme", EntityType.ORGANIZATION, mentions=(Span(93, 97),), wikidata="Q42")
    blame = statement(
        "a",
        "accusedBy",
        "t",
        evidence=(Span(53, 79),),
        status=Status.CLAIM,
        modality=Modality.ALLEGED,
        speaker="t",
        confidence=0.9,
    )
    chair = statement("a", "leads", "c", evidence=(Span(81, 108),), role="chair", date=When(None, "2019", Precision.YEAR))
    freeze = event(
        "sanction", agent=("t",), target=("a",), evidence=(Span(10, 51),), date=When("2020-07-31", None, Precision.DAY)
    )
    whole = extraction("frozen.txt", treasury, ana, acme, statements=[blame, chair], events=[freeze], text=text)
    document = replace(whole.document, published=dt.date(2020, 8, 1), title="Assets frozen", source="frozen.txt")
    return replace(whole, document=document, extractor=ExtractorInfo("hand", "1", None))


def test_one_document_whole():
    """Read the difference before you write the file anew."""
    assert "\n".join(sorted(map(to_nquad, project(frozen()).all()))) + "\n" == GOLDEN.read_text("utf-8")
