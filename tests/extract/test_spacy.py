"""The extractor `spacy` from end to end, and the table of extractors."""

import pickle
import subprocess
import sys

import pytest

from kg.errors import ExtractorError
from kg.extract import extractor
from kg.extract.spacy import SpacyExtractor
from kg.model import Document, Extraction, Refusal, Span, Status

TEXT = (
    "The Chinese company Harbor Mills was sued by Mara Lind on Friday.\n\n"
    "Lind, a member of the Harvest Party, accused Oskar Brandt of fraud. Brandt denied the allegations.\n\n"
    "READ MORE: Oskar Brandt founded the Delta Bank in Paris, France."
)
BOILERPLATE = Span(TEXT.index("READ MORE"), len(TEXT))


def _extracted(*documents: Document) -> list[Extraction | Refusal]:
    return list(extractor("spacy").extract(documents))


def _extraction(text: str = TEXT, boilerplate: tuple[Span, ...] = (BOILERPLATE,)) -> Extraction:
    [one] = _extracted(Document("d", text, boilerplate=boilerplate))
    assert isinstance(one, Extraction)
    return one


def test_an_unknown_name_lists_the_names():
    with pytest.raises(ExtractorError, match="no extractor 'spicy': choose one of local, spacy"):
        extractor("spicy")


def test_naming_an_extractor_loads_no_model():
    code = "import sys; from kg.extract import extractor; extractor('spacy').info; assert 'spacy' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_everything_has_its_exact_words():
    """Invariant 4: every statement and event has its exact words."""
    extraction = _extraction()
    told = (*extraction.statements, *extraction.events)
    assert told
    for one in told:
        assert one.evidence
        assert all(span.of(TEXT).strip() for span in one.evidence)


def test_blame_is_a_claim_and_the_blaming_a_fact():
    """Invariant 5: a claim is never an edge."""
    extraction = _extraction()
    assert {one.status for one in extraction.statements if one.predicate == "accusedBy"} == {Status.CLAIM}
    assert {one.status for one in extraction.events if one.type == "accuse"} == {Status.FACT}


def test_boilerplate_gives_nothing():
    events = _extraction().events
    assert not any(span.overlaps(BOILERPLATE) for one in events for span in one.evidence)
    assert any(one.type == "found" for one in _extraction(boilerplate=()).events)


def test_a_country_known_by_its_adjective_alone_stands_where_something_is_said_of_it():
    assert "China" in {one.name for one in _extraction().entities}
    assert "Iran" not in {one.name for one in _extraction("An Iranian carpet was sold by Mara Lind.", ()).entities}


def test_ids_follow_the_text():
    extraction = _extraction()
    assert [one.id for one in extraction.events] == [f"v{number}" for number in range(1, len(extraction.events) + 1)]
    assert [one.evidence[0] for one in extraction.events] == sorted(one.evidence[0] for one in extraction.events)


def test_the_same_text_gives_the_same_whatever_stands_beside_it():
    """Invariant 11: the extraction of a document depends on that document and the model alone."""
    alone = _extraction()
    beside = _extracted(Document("other", "Mara Lind met Oskar Brandt."), Document("d", TEXT, boilerplate=(BOILERPLATE,)))
    assert beside[1] == alone


def test_extractor_and_extraction_can_be_pickled():
    """Invariant 11: its parts can be pickled."""
    ours = SpacyExtractor()
    assert pickle.loads(pickle.dumps(ours)) == ours  # noqa: S301 - our own bytes
    extraction = _extraction()
    assert pickle.loads(pickle.dumps(extraction)) == extraction  # noqa: S301 - our own bytes


def test_one_bad_document_is_refused_and_the_rest_goes_on(monkeypatch):
    """Invariant 9: failures are values."""

    def stumbling(document, parse):
        if document.id == "bad":
            raise ValueError("odd")
        return real(document, parse)

    from kg.extract import spacy

    real = spacy.link
    monkeypatch.setattr(spacy, "link", stumbling)
    first, second = _extracted(Document("bad", TEXT), Document("good", TEXT))
    assert first == Refusal("bad", "the extractor stumbled (ValueError: odd): please report the text", "extract")
    assert isinstance(second, Extraction)


@pytest.mark.parametrize("text", ["", " \n\n ", "…", "\U0001f600 \u200f", "a" * 5000, "((((([[[[", "Who? What? The the the."])
def test_odd_texts_are_read(text):
    [one] = _extracted(Document("d", text))
    assert isinstance(one, Extraction)
    assert not one.statements
