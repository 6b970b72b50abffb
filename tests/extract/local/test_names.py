"""From the encoder's spans to the steps' names: tokens, one type a wording, adjectives of countries, addresses."""

import math

from kg.extract.local.names import names
from kg.extract.local.tags import TYPES, Named
from kg.extract.steps.names.gazetteers import gazetteers
from kg.extract.steps.parse import parses
from kg.model import Document, EntityType, Span

PERSON, ORGANIZATION, REGION = EntityType.PERSON, EntityType.ORGANIZATION, EntityType.REGION


def read(text, *given):
    """Return the names of a text as (words, type), the encoder having found the given words: the nth time each stands."""
    [(_, parse)] = parses([Document("d", text)])
    seen, found = {}, []
    for words, type, score in given:
        start = text.index(words, seen.get(words, 0))
        seen[words] = start + 1
        shares = [score if each is type else (1 - score) / len(TYPES) for each in (*TYPES, None)]
        found.append(Named(Span(start, start + len(words)), type, score, tuple(map(math.log, shares))))
    return [(parse[name.start : name.end].text, name.type) for name in names(parse, found, gazetteers())]


def test_a_name_covers_whole_tokens_without_article_and_marks():
    assert read("Then the Delta Bank’s head came.", ("the Delta Bank’", ORGANIZATION, 0.9)) == [("Delta Bank", ORGANIZATION)]


def test_one_wording_has_the_type_of_which_its_mentions_are_surest():
    found = [("Lind", REGION, 0.5), ("Lind", PERSON, 0.9), ("Lind", REGION, 0.3)]
    assert {type for _, type in read("Lind spoke. Lind left. In Lind it rained.", *found)} == {PERSON}


def test_adjectives_of_countries_come_from_the_table_where_the_encoder_is_silent():
    assert read("A South Korean bank met Iranians.") == [("South Korean", REGION), ("Iranians", REGION)]
    assert read("The Iranian Bank of Trade", ("Iranian Bank of Trade", ORGANIZATION, 0.9)) == [
        ("Iranian Bank of Trade", ORGANIZATION)
    ]


def test_a_body_called_after_a_country_refers_to_it_too():
    found = read("Iraqi forces left.", ("Iraqi forces", ORGANIZATION, 0.9))
    assert found == [("Iraqi forces", ORGANIZATION), ("Iraqi", REGION)]


def test_addresses_on_the_web():
    assert read("As @maralind told delta.org on Friday") == [("@maralind", PERSON), ("delta.org", ORGANIZATION)]


def test_what_the_encoder_holds_possible_counts_where_the_words_around_speak_for_it():
    assert read("He fled to Nordvik.", ("Nordvik", PERSON, 0.95)) == [("Nordvik", PERSON)]
    assert (
        read("He fled to Nordvik, a village in the province of Nordvik.", ("Nordvik", PERSON, 0.6)) == [("Nordvik", REGION)] * 2
    )


def test_owners_in_the_plural_are_joined_with_their_body():
    found = [("Workers'", ORGANIZATION, 0.9), ("Unity Party", ORGANIZATION, 0.9)]
    assert read("The Workers' Unity Party won.", *found) == [("Workers' Unity Party", ORGANIZATION)]
    apart = [("Workers", ORGANIZATION, 0.9), ("Lind", PERSON, 0.9)]
    assert read("The Workers' Lind won.", *apart) == [("Workers", ORGANIZATION), ("Lind", PERSON)]


def test_nothing_but_an_article_is_no_name():
    assert read("The bank left.", ("The", ORGANIZATION, 0.4)) == []
