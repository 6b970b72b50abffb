"""The one contract that every extractor must hold, told to each in the table: documents in, extractions out.

A new extractor is one file and one line in `kg.extract.EXTRACTORS`, and it passes this (invariant 10).
"""

from __future__ import annotations

import dataclasses
import pickle
import subprocess
import sys

import pytest

from kg.errors import ExtractorError
from kg.extract import EXTRACTORS, extractor
from kg.interchange import check, decode, encode
from kg.model import Document, Extraction, Refusal, Span

NEWS = (
    "BRENNFELD, March 4 — Mara Lind, the finance minister of Kardovia, resigned on Friday, the government said.\n\n"
    "Oskar Brandt, a member of the Harvest Party, accused Lind of taking bribes from the Delta Bank. Lind denied it. "
    "The Delta Bank, a unit of the Danish company Harbor Mills, was sued by the Treasury of the United States in 2019.\n\n"
)
ADVERT = "READ MORE: Viktor Dalmar founded the Kestrel Press in Paris, France, in 1999."
AFTER = "\n\nBrandt leads the Reform Union, which he founded in Lisbon, Portugal.\n"
ARTICLE = Document("article", NEWS + ADVERT + AFTER, boilerplate=(Span(len(NEWS), len(NEWS + ADVERT)),))
NOTE = Document("note", "Ana Ruiz was born in Lima, Peru. She is married to Tomas Vega, a judge of the Supreme Court of Peru.")
BRIEF = Document("brief", "Chile signed an agreement with Peru on Monday.\n")

ODD = {
    "empty": "",
    "white space": " \n\t\n\u00a0\u2003\r\n  ",
    "emoji": "😀🏽‍🦱 🇺🇦 👩‍👩‍👧‍👦!! Mara Lind 😀 leads 😀 the Delta Bank 👍🏿.",
    "control characters": "\x01\x02\x1b[31mMara Lind\x1b[0m leads\x07 the \x7f\x85Delta Bank.\x0b\x0c\u2028\u2029\x1f",
    "half a surrogate pair": "Mara Lind leads \ud83d the Delta Bank.",
    "right to left": "\u202eMara Lind leads the Delta Bank.\u202c مارا ليند تقود البنك. \u200f",
    "combining marks": "Z̷͓̈́a̷͔͝l̶̘̏g̷̼̈o̸̠̓ M̃ãr̃ã leads the Délta Bánk.",
    "one long word": "a" * 100_000,
    "brackets": "(" * 2_000 + "Mara Lind" + ")" * 2_000,
    "quotation marks never closed": '"Mara Lind leads “the Delta Bank, ‘he said. "' * 50,
    "no sentence ends": "Mara Lind leads the Delta Bank and " * 300,
    "other scripts": "习近平领导中国共产党。Владимир Путин руководит Россией. ナレンドラ・モディはインドを率いる。",
    "numbers": "1,000 2020-07-31 3.14 $5bn 50% " * 200,
    "one capital after another": "MARA LIND LEADS THE DELTA BANK. " * 20,
}


@pytest.fixture(scope="module", params=sorted(EXTRACTORS))
def reader(request):
    return extractor(request.param)


def read(reader, *documents):
    return list(reader.extract(documents))


def test_it_says_who_it_is_without_loading_anything(reader):
    name = next(name for name, place in EXTRACTORS.items() if type(reader).__name__ == place.partition(":")[2])
    assert reader.info.name == name
    assert reader.info.version
    assert reader.info == extractor(name).info
    code = f"import sys; from kg.extract import extractor; extractor({name!r}).info; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"spacy", "thinc", "torch", "transformers"} & set(loaded)


def test_one_for_one_and_in_order(reader):
    found = read(reader, ARTICLE, NOTE, BRIEF)
    assert [each.document for each in found] == [ARTICLE, NOTE, BRIEF]
    assert all(isinstance(each, Extraction) for each in found)
    assert found[0].statements
    assert found[0].events
    assert {each.extractor for each in found} == {reader.info}


def test_it_is_lazy(reader):
    """The first extraction comes before the stream of documents is exhausted, and nothing is read before it is asked for."""
    taken = []

    def documents():
        for number in range(1_000):
            taken.append(number)
            yield Document(str(number), "Mara Lind leads the Delta Bank.")

    stream = reader.extract(documents())
    assert not taken
    next(stream)
    assert len(taken) < 100


def test_an_empty_stream_gives_nothing(reader):
    assert read(reader) == []


def test_the_same_document_gives_the_same_alone_in_company_and_in_another_order(reader):
    """Invariant 11: "The extraction of a document depends on that document and the model alone"."""
    alone = {document.id: read(reader, document)[0] for document in (ARTICLE, NOTE, BRIEF)}
    for order in [(ARTICLE, NOTE, BRIEF), (BRIEF, NOTE, ARTICLE), (NOTE, ARTICLE, NOTE, BRIEF)]:
        assert read(reader, *order) == [alone[document.id] for document in order]
    assert read(reader, ARTICLE)[0] == alone["article"]


def test_another_process_finds_the_same(reader):
    """No order of a set, no seed and no hash of a process enters an extraction."""
    name = reader.info.name
    code = (
        "import sys, pickle; from kg.extract import extractor\n"
        f"found = list(extractor({name!r}).extract(pickle.load(sys.stdin.buffer)))\n"
        "sys.stdout.buffer.write(pickle.dumps(found))"
    )
    documents = pickle.dumps([ARTICLE, NOTE])
    done = subprocess.run([sys.executable, "-c", code], input=documents, capture_output=True, check=True)
    assert pickle.loads(done.stdout) == read(reader, ARTICLE, NOTE)  # noqa: S301 - our own bytes


def test_offsets_quote_the_text(reader):
    """Invariant 4: "Every statement and event has its exact words: text[start:end]"."""
    for extraction in read(reader, ARTICLE, NOTE, BRIEF):
        text = extraction.document.text
        said = [*extraction.statements, *extraction.events]
        assert said
        for row in said:
            assert row.evidence
            assert all(0 <= span.start < span.end <= len(text) and span.of(text).strip() for span in row.evidence)
        for entity in extraction.entities:
            assert all(0 <= span.start < span.end <= len(text) for span in entity.mentions)


def test_what_it_finds_is_well_formed_and_can_be_written_and_read(reader):
    for extraction in read(reader, ARTICLE, NOTE, BRIEF):
        check(extraction)
        plain = dataclasses.replace(extraction.document, boilerplate=())  # the format does not hold it
        assert decode(encode(extraction)) == dataclasses.replace(extraction, document=plain)


def test_nothing_is_extracted_from_boilerplate(reader):
    (found,) = read(reader, ARTICLE)
    (advert,) = ARTICLE.boilerplate
    spans = [span for entity in found.entities for span in entity.mentions]
    spans += [span for row in (*found.statements, *found.events) for span in row.evidence]
    assert not [span for span in spans if span.overlaps(advert)]
    names = {name for entity in found.entities for name in (entity.name, *entity.aliases)}
    assert not [name for name in names if "Dalmar" in name or "Kestrel" in name]
    assert [span for span in spans if span.start > advert.end]  # what follows it is read
    (whole,) = read(reader, Document("article", ARTICLE.text))
    assert [entity for entity in whole.entities if "Dalmar" in entity.name]  # it was the mark that kept it out


@pytest.mark.parametrize("kind", sorted(ODD))
def test_odd_texts_give_an_extraction_or_a_refusal_and_the_rest_goes_on(reader, kind):
    """Invariant 9: "a document that fails is listed with its reason, and the others load"."""
    odd = Document("odd", ODD[kind])
    first, second = read(reader, odd, NOTE)
    assert second == read(reader, NOTE)[0]
    if isinstance(first, Refusal):
        assert first.where == "odd"
        assert first.reason
    elif kind != "half a surrogate pair":  # which the format cannot hold: such a document is refused by whoever checks
        check(first)


def test_a_text_without_words_says_nothing(reader):
    for text in ("", ODD["white space"]):
        (found,) = read(reader, Document("odd", text))
        assert isinstance(found, Extraction)
        assert (found.entities, found.statements, found.events) == ((), (), ())


def test_three_megabytes_on_one_line_are_read_or_refused(reader):
    """As large as input may be, nearly; made of few words, so that the parse has something to do and the test ends."""
    line = ("Mara Lind leads the Delta Bank. " + "-" * 60_000) * 50
    (found,) = read(reader, Document("long", line))
    if isinstance(found, Extraction):
        check(found)
    else:
        assert found.reason


def test_extractor_and_extractions_can_be_pickled(reader):
    """Invariant 11: "its parts can be pickled"."""
    found = read(reader, ARTICLE)
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 - our own bytes
    again = pickle.loads(pickle.dumps(reader))  # noqa: S301 - our own bytes
    assert again.info == reader.info
    assert read(again, ARTICLE) == found


def test_a_name_that_is_none_lists_those_there_are():
    with pytest.raises(ExtractorError, match="there is no extractor 'nobody': choose one of " + ", ".join(sorted(EXTRACTORS))):
        extractor("nobody")
