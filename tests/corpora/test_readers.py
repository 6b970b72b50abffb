"""Each corpus in its own form, read into the one that all share; what is broken is named with its line."""

import gzip
from pathlib import Path

import pytest

from kg.corpora import CORPORA, read_corpus
from kg.errors import InputError
from kg.model import EntityType, Span

SHARED = Path(__file__).parents[2] / "../shared/data"


def names(document):
    return {
        (mention.span.of(document.text), entity.type)
        for entity in document.entities
        for mention in entity.mentions
        if entity.type
    }


def triples(document):
    called = {entity.id: entity.mentions[0].span.of(document.text) for entity in document.entities}
    return {(called[one.subject], one.predicates[0], called[one.object]) for one in document.relations}


@pytest.mark.parametrize("corpus", CORPORA)
@pytest.mark.parametrize("packed", [False, True])
def test_every_corpus_is_read_plain_and_packed(corpus_file, corpus, packed):
    first, *_ = read_corpus(corpus_file(corpus, packed=packed), corpus)
    assert first.text
    assert all(mention.span.of(first.text).strip() for entity in first.entities for mention in entity.mentions)


def test_conll04(corpus_file):
    [document] = read_corpus(corpus_file("conll04"), "conll04")
    assert names(document) == {
        ("Ana Ruiz", EntityType.PERSON),
        ("Vega Works", EntityType.ORGANIZATION),
        ("Lodva", EntityType.REGION),
        ("Meria", EntityType.REGION),
    }
    assert triples(document) == {
        ("Ana Ruiz", "employedBy", "Vega Works"),
        ("Ana Ruiz", "residesIn", "Lodva"),
        ("Lodva", "locatedIn", "Meria"),
    }, "Kill has no counterpart, and what is Other is no end"
    assert document.sentences == (Span(0, 26), Span(27, 63))


def test_redocred_says_one_thing_once_whichever_way_round(corpus_file):
    [document] = read_corpus(corpus_file("redocred"), "redocred")
    assert document.title == "Vega Works"
    assert triples(document) == {("Ana Ruiz", "leads", "Vega Works"), ("Lodva", "locatedIn", "Meria")}
    assert len(document.relations) == 2


def test_re3d(corpus_file):
    [document] = read_corpus(corpus_file("re3d"), "re3d")
    assert triples(document) == {("Ana Ruiz", "leads", "Vega Works"), ("a town", "deployedTo", "She")}
    assert ("She", EntityType.PERSON) in names(document)
    assert ("Meria", EntityType.REGION) not in names(document), "a nationality is no region"


def test_knowledgenet_keeps_places_and_joins_them_by_identity(corpus_file):
    [document] = read_corpus(corpus_file("knowledgenet"), "knowledgenet")
    said = [(fact.subject.of(document.text), fact.predicates[0], fact.object.of(document.text)) for fact in document.facts]
    assert said == [("Ana Ruiz", "leads", "Vega Works"), ("She", "residesIn", "Lodva")]
    persons = [entity for entity in document.entities if entity.type is EntityType.PERSON]
    assert [mention.span.of(document.text) for person in persons for mention in person.mentions] == ["Ana Ruiz", "She"]
    assert len(persons) == 1
    assert len(document.relations) == 2


def test_storyweb_looks_its_parties_up_and_types_them_by_its_labels(corpus_file):
    [document] = read_corpus(corpus_file("storyweb"), "storyweb")
    assert triples(document) == {("Ana Ruiz", "employedBy", "Vega Works"), ("Lodva", "locatedIn", "Meria")}
    assert {entity.id: entity.type for entity in document.entities} == {
        "Ana Ruiz": EntityType.PERSON,
        "Vega Works": EntityType.ORGANIZATION,
        "Lodva": None,
        "Meria": EntityType.REGION,
    }


def test_gum_is_rebuilt_from_its_tokens(corpus_file):
    first, second = read_corpus(corpus_file("gum"), "gum")
    assert first.text == "The mayor, Ana Ruiz, didn't leave Lodva.\n\nShe likes it."
    assert second.text == "Ideas count"
    chains = {entity.id: [mention.span.of(first.text) for mention in entity.mentions] for entity in first.entities}
    assert chains == {"1": ["The mayor, Ana Ruiz", "Ana Ruiz", "She"], "2": ["Lodva", "it"]}
    heads = {mention.span.of(first.text): mention.head.of(first.text) for entity in first.entities for mention in entity.mentions}
    assert heads["The mayor, Ana Ruiz"] == "mayor"
    assert heads["Ana Ruiz"] == "Ana"
    assert [mention.named for mention in first.entities[0].mentions] == [False, True, False]
    assert second.entities[0].type is None


@pytest.mark.parametrize(
    ("corpus", "change", "words"),
    [
        ("conll04", ('"Peop"', '"Human"'), "line 1: conll04 has no type 'Human'"),
        ("conll04", ('"Kill"', '"Kiss"'), "line 1: conll04 has no relation 'Kiss'"),
        (
            "conll04",
            ("[[40, 45]]", "[[40, 450]]"),
            "line 1: the span [40, 450] does not lie in the text, which has 63 characters",
        ),
        ("conll04", ("[[40, 45]]", "[[45, 45]]"), "line 1: the span [45, 45] does not lie"),
        ("conll04", ("[[40, 45]]", '[["a", 45]]'), "line 1: a span is [start, end]"),
        ("conll04", ("[[40, 45]]", "[]"), "line 1: entities[2] needs mentions"),
        ("conll04", ('"tail": 3', '"tail": 9'), "line 1: head and tail must be indices into entities: found [2, 9]"),
        ("conll04", ('{"id"', '["id"'), "line 1: not JSON"),
        ("conll04", ('"relations"', '"relation"'), "line 1: relations must be a list of objects"),
        ("redocred", ("P488", "P4880"), "line 1: redocred has no relation 'P4880'"),
        ("knowledgenet", ('"CEO"', '"Boss"'), "line 1: knowledgenet has no relation 'Boss'"),
        ("storyweb", ('"Nobody"', "7"), "line 1: tail must be a text: found 7"),
        ("gum", ("2-place-new", "2-thing-new"), "line 17: gum has no type 'thing'"),
        ("gum", ("Entity=1)1)", "Entity=1)1)1)"), "line 10: the mention 1) ends without having begun"),
        ("gum", ("Entity=1)1)", "Entity=1)"), "in G_one the mention (1-... never ends"),
        ("gum", ("# newdoc id", "# new id"), "line 6: a CoNLL-U file begins with # newdoc id"),
        ("gum", ("\tDET", " DET"), "line 6: a token has 10 columns, not 9"),
        ("gum", ("10\tLodva", "x\tLodva"), "line 17: 'x' is no number of a token"),
    ],
)
def test_what_is_broken_is_named_with_its_line(corpus_file, corpus, change, words):
    path = corpus_file(corpus, change)
    with pytest.raises(InputError) as error:
        list(read_corpus(path, corpus))
    assert str(error.value).startswith(str(path))
    assert words in str(error.value)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no documents in this file"),
        (b"\xff\xfe", "not UTF-8 at byte 0"),
        (gzip.compress(b'{"id": "a"}', mtime=0)[:-9], "damaged gzip"),
        (b"[]\n", "line 1: must be a JSON object"),
    ],
)
def test_a_file_that_is_none_is_refused(tmp_path, content, words):
    path = tmp_path / "corpus"
    path.write_bytes(content)
    with pytest.raises(InputError, match=words):
        list(read_corpus(path, "conll04"))


def test_an_unknown_corpus_lists_those_there_are(tmp_path):
    with pytest.raises(InputError, match="there is no corpus 'brown': choose one of redocred"):
        list(read_corpus(tmp_path, "brown"))


@pytest.mark.parametrize(
    ("name", "corpus"),
    [
        ("redocred-dev.jsonl.gz", "redocred"),
        ("conll04-train.jsonl.gz", "conll04"),
        ("conll04-dev.jsonl.gz", "conll04"),
        ("knowledgenet-train.jsonl.gz", "knowledgenet"),
        ("storyweb-train.jsonl.gz", "storyweb"),
        ("re3d-train.jsonl.gz", "re3d"),
        ("gum-dev.conllu.gz", "gum"),
        ("wikigold.jsonl.gz", "wikigold"),
    ],
)
def test_the_corpora_themselves_are_read_to_the_end(name, corpus):
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"{name} is kept outside the repository")
    documents = list(read_corpus(path, corpus))
    assert len(documents) > 10
    assert any(names(document) for document in documents)
    assert any(document.relations for document in documents) or corpus in {"gum", "wikigold"}
