"""The parse: offsets stay those of the document, paragraphs part sentences, nothing odd does harm."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import ExtractorError
from kg.extract.steps import parse as parsing
from kg.extract.steps.parse import parses, readable
from kg.model import Document, Span


def parse_of(text, **more):
    [(_, parse)] = parses([Document("d", text, **more)])
    return parse


@given(st.text())
def test_the_text_to_parse_is_as_long_as_the_document(text):
    assert len(readable(Document("d", text))) == len(text)


@settings(max_examples=20, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=60))
def test_any_text_is_parsed_with_its_own_offsets(text):
    """Invariant 4: exact words stand at `text[start:end]`."""
    document = Document("d", text)
    [(_, parse)] = parses([document])
    plain = readable(document)
    assert all(plain[token.idx : token.idx + len(token)] == token.text for token in parse)


def test_boilerplate_is_blanked_and_lines_are_kept():
    text = "Ana Ruiz spoke.\nREAD MORE: Bo Li sang\nShe left."
    start, end = text.index("READ"), text.index("\nShe")
    plain = readable(Document("d", text, boilerplate=(Span(start, end),)))
    assert plain == text[:start] + " " * (end - start) + text[end:]


def test_footnotes_and_marks_of_language_are_blanked():
    assert readable(Document("d", "He left.[3] She [es] wrote [sic!].")) == "He left.    She      wrote [sic!]."


def test_odd_white_space_and_quotes_are_replaced_one_for_one():
    assert readable(Document("d", "«A\u00a0B» \u200bC\x07")) == "“A B”  C "


def test_a_blank_line_ends_a_sentence():
    parse = parse_of("Protest in the capital\n\nThousands marched on Friday")
    assert [sentence.text.strip() for sentence in parse.sents] == ["Protest in the capital", "Thousands marched on Friday"]


def test_a_long_text_is_parsed_in_parts_and_joined(monkeypatch):
    text = "Ana Ruiz met Bo Li in Paris.\n\n" * 12
    whole = [token.text for token in parse_of(text)]
    monkeypatch.setattr(parsing, "PART", 100)
    parse = parse_of(text)
    assert [token.text for token in parse if not token.is_space] == [word for word in whole if word.strip()]
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in parse)


def test_an_abbreviation_is_parted_from_what_a_hyphen_joins_to_it():
    assert "U.S." in [token.text for token in parse_of("The U.S.-led talks ended.")]


def test_documents_come_back_in_their_order():
    documents = [Document(str(n), text) for n, text in enumerate(["", "One.", "Two words.", "\n\n"] * 9)]
    assert [document for document, _ in parses(documents)] == documents


@pytest.mark.parametrize("model", ["no_such_pipeline_package", "not a name; os", "json"])
def test_a_model_that_is_not_installed_is_refused_with_the_way_out(model):
    with pytest.raises(ExtractorError, match="install"):
        list(parses([Document("d", "One.")], model))
