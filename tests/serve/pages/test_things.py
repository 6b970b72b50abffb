"""Everything at its IRI's path: HTML to people, RDF to programs, redirections, 404; and what a hostile text does there."""

import json
import re

import pyoxigraph as ox
import pytest

import kg
from kg.ids import DEFAULT_BASE
from kg.pipeline import build

HTML = {"Accept": "text/html"}


def path_of(iri):
    return iri.replace("https://kg.example", "")


@pytest.fixture
def somebody(graph):
    return max(
        graph.entities(type="Person"), key=lambda entity: len([s for s in graph.known.statements if s.subject == entity.iri])
    )


def test_an_entity_shows_what_is_said_of_it_with_the_words(site, graph, somebody):
    page = site.get(path_of(somebody.iri), headers=HTML)
    assert page.status_code == 200
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert f"<h1>{somebody.name}</h1>" in page.text
    for statement in graph.statements(subject=somebody.iri):
        assert path_of(statement.iri) in page.text
        assert all(path_of(end) in page.text for end in (statement.object, statement.document))


@pytest.mark.parametrize("kind", ["statements", "events", "documents", "entities"])
def test_every_thing_has_a_page(site, graph, kind):
    for thing in getattr(graph.known, kind)[:25]:
        assert site.get(path_of(thing.iri), headers=HTML).status_code == 200


def test_a_statement_shows_who_says_it_and_what_speaks_against_it(site, graph):
    contested = next(statement for statement in graph.known.statements if statement.contradicts)
    page = site.get(path_of(contested.iri), headers=HTML).text
    assert "Contradicted by" in page
    assert all(path_of(other) in page for other in contested.contradicts)
    assert all(quote.text.split("&")[0].split("'")[0][:20] in page for quote in contested.evidence)


@pytest.mark.parametrize(
    ("media", "form"),
    [
        ("text/turtle", ox.RdfFormat.TURTLE),
        ("application/n-triples", ox.RdfFormat.N_TRIPLES),
        ("application/ld+json", ox.RdfFormat.JSON_LD),
        ("application/rdf+xml", ox.RdfFormat.RDF_XML),
        ("application/trig", ox.RdfFormat.TRIG),
        ("application/n-quads", ox.RdfFormat.N_QUADS),
    ],
)
def test_programs_get_rdf_from_the_same_path(site, somebody, media, form):
    answer = site.get(path_of(somebody.iri), headers={"Accept": f"{media}, text/html;q=0.5"})
    assert answer.headers["content-type"] == media
    triples = {str(quad.triple) for quad in ox.parse(answer.content, form)}
    usual = site.get(path_of(somebody.iri) + ".nt").content
    assert triples == {str(quad.triple) for quad in ox.parse(usual, ox.RdfFormat.N_TRIPLES)}
    assert any(somebody.name in triple for triple in triples)


def test_the_forms_of_a_thing_are_named_in_links_and_lead_there(site, somebody):
    links = re.findall(
        r'<([^>]+)>; rel="alternate"; type="([^"]+)"', site.get(path_of(somebody.iri), headers=HTML).headers["link"]
    )
    assert len(links) == 6
    for address, media in links:
        assert site.get(address, headers=HTML).headers["content-type"] == media


def test_a_document_is_described_by_its_graph(site, graph):
    document = graph.known.documents[0]
    answer = site.get(path_of(document.iri), headers={"Accept": "application/n-triples"}).text
    spoken = {statement.iri for statement in graph.known.statements if statement.document == document.iri}
    assert spoken
    assert all(f"<{iri}>" in answer for iri in spoken)


def test_a_form_that_there_is_not_is_refused(site, somebody):
    assert site.get(path_of(somebody.iri), headers={"Accept": "image/png"}).status_code == 406


def test_what_is_not_there_has_a_way_out(site):
    page = site.get("/id/entity/00000000000000000000", headers=HTML)
    assert page.status_code == 404
    assert 'href="/sparql"' in page.text
    assert site.get("/id/entity/%3Cscript%3E%22%7D", headers={"Accept": "text/turtle"}).status_code == 404


def test_a_claim_that_somebody_takes_part_leads_to_the_event(site, graph):
    event = next(event for event in graph.known.events if event.claims)
    answer = site.get(path_of(event.claims[0]), headers=HTML)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith(path_of(event.iri) + "#")
    anchor = answer.headers["location"].partition("#")[2]
    assert f'id="{anchor}"' in site.get(path_of(event.iri), headers=HTML).text


def test_a_retired_iri_leads_to_the_one_that_stands_for_it(site_of, own_store):
    import sqlite3

    old, new = f"{DEFAULT_BASE}entity/gone", None
    with kg.open(own_store) as graph:
        new = graph.known.entities[0].iri
    connection = sqlite3.connect(own_store / "extractions.sqlite")
    with connection:
        connection.execute("INSERT INTO redirects VALUES (?, ?)", (old, new))
    connection.close()
    site = site_of(own_store)
    assert site.get("/id/entity/gone", headers=HTML).headers["location"] == path_of(new)
    assert site.get("/id/entity/gone.ttl").status_code == 301
    assert site.get("/id/entity/gone.ttl").headers["location"] == path_of(new) + ".ttl"


HOSTILE = "<script>alert(1)</script>\"' \u202egnirts"


def facts_with(seeds, folder, **document):
    """A file of facts, one of the seeds' with another head, and its text within it."""
    gold = next(iter(sorted(seeds.glob("*.gold.json"))))
    facts = json.loads(gold.read_text("utf-8"))
    facts["document"] |= {"text": gold.with_name(gold.name.replace(".gold.json", ".txt")).read_text("utf-8"), **document}
    if document.get("title") == HOSTILE:
        facts["entities"][0]["name"] = HOSTILE
    file = folder / "altered.json"
    file.write_text(json.dumps(facts), encoding="utf-8")
    return str(file)


def hostile_store(seeds, tmp_path):
    store = tmp_path / "kg-store"
    assert not build([facts_with(seeds, tmp_path, title=HOSTILE, source="javascript:alert(1)")], store).refused
    return store


def test_nothing_from_a_text_becomes_markup(site_of, seeds, tmp_path):
    store = hostile_store(seeds, tmp_path)
    site = site_of(store)
    with kg.open(store) as graph:
        known = graph.known
    things = [*known.entities[:40], *known.documents, *known.statements[:10], *known.events[:10]]
    pages = [site.get(path_of(thing.iri), headers=HTML).text for thing in things]
    pages += [site.get(address, headers=HTML).text for address in ("/", "/search?q=script", "/search?q=%3Cscript%3E")]
    assert any("&lt;script&gt;alert" in page for page in pages)
    for page in pages:
        assert "<script>" not in page
        assert "\u202e" not in page
        assert 'href="javascript' not in page


def test_pages_let_nothing_in(site, somebody):
    for address in ("/", "/search", "/sparql", "/api", path_of(somebody.iri)):
        page = site.get(address, headers=HTML)
        assert page.status_code == 200
        policy = page.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert not re.search(r"<script(?![^>]*(src=|type=\"application/json\"))", page.text)
        assert not re.search(r"\son\w+=|style=\"", page.text)
        assert all(found.startswith("/assets/") for found in re.findall(r'(?:src|href)="([^"]+\.(?:js|css))"', page.text))


def test_assets_are_found_by_their_hash_alone(site):
    address = re.search(r'href="(/assets/\w+)/serve/page.css"', site.get("/", headers=HTML).text).group(1)
    sheet = site.get(f"{address}/serve/page.css")
    assert "immutable" in sheet.headers["cache-control"]
    assert sheet.headers["content-type"] == "text/css; charset=utf-8"
    assert site.get(f"{address}/serve/query/main.js").headers["content-type"] == "text/javascript; charset=utf-8"
    for wrong in ("/assets/0000/serve/page.css", f"{address}/serve/__init__.py", f"{address}/../service.py"):
        assert site.get(wrong).status_code == 404


def test_a_newer_generation_is_shown(site_of, own_store, seeds, tmp_path):
    site = site_of(own_store)
    before = site.get("/", headers=HTML).text
    assert not build([facts_with(seeds, tmp_path, id="another", title="A title of its own")], own_store).refused
    assert "A title of its own" not in before
    assert "A title of its own" in site.get("/search?q=title of its own", headers=HTML).text
