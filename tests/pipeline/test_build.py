"""Building: nothing changes twice, order does not matter, documents are replaced and withdrawn whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import kg
from kg.errors import InputError, StoreError
from kg.pipeline import BuildOptions, build, remove


def nquads(store: Path) -> bytes:
    with kg.open(store) as graph:
        return graph.export("nquads")


def test_a_second_build_of_the_same_input_changes_no_byte(gold, own_store):
    before = nquads(own_store)
    report = build(gold, own_store)
    assert report.added == report.replaced == ()
    assert len(report.unchanged) == len(gold)
    assert nquads(own_store) == before


def test_one_by_one_in_reverse_order_gives_the_same_bytes(gold, gold_store, tmp_path):
    """Invariant 3: same extractions + same judgements + same ontology = same quads, in whatever order they arrived."""
    for path in reversed(gold):
        build([path], tmp_path / "store")
    assert nquads(tmp_path / "store") == nquads(gold_store)


def test_withdrawing_a_document_leaves_the_store_that_never_had_it(gold, own_store, tmp_path):
    remove(["02-beijing-reply.txt", "05-river-watch-report.txt"], own_store)
    build([path for path in gold if "02-" not in path and "05-" not in path], tmp_path / "without")
    assert nquads(own_store) == nquads(tmp_path / "without")


def test_removing_what_is_not_there_is_a_refusal_with_a_near_name(own_store):
    report = remove(["02-beijing-repl.txt"], own_store)
    assert report.removed == ()
    assert "did you mean 02-beijing-reply.txt?" in report.refused[0].reason


def facts(path: Path, document_id: str, text: str, **changes: object) -> str:
    person, *_, region = text.split(" ")
    row = {"id": "s1", "subject": "a", "predicate": "bornIn", "object": "b", "status": "fact", "evidence": [[0, len(text)]]}
    path.write_text(
        json.dumps(
            {
                "document": {"id": document_id, "text": text},
                "entities": [
                    {"id": "a", "type": "Person", "name": person, "mentions": [[0, len(person)]]},
                    {"id": "b", "type": "Region", "name": region},
                ],
                "statements": [row | changes],
            }
        )
    )
    return str(path)


def test_the_same_id_with_a_new_text_replaces_the_old_one_whole(tmp_path):
    store = tmp_path / "store"
    build([facts(tmp_path / "a.json", "a", "Mara was born in Velmar")], store)
    report = build([facts(tmp_path / "a.json", "a", "Mara was born in Ostia")], store)
    assert report.replaced == ("a",)
    with kg.open(store) as graph:
        assert [entity.name for entity in graph.entities(type="Region")] == ["Ostia"]


def test_facts_whose_text_stays_and_whose_rows_change_are_loaded_again(tmp_path):
    store = tmp_path / "store"
    build([facts(tmp_path / "a.json", "a", "Mara was born in Velmar")], store)
    report = build([facts(tmp_path / "a.json", "a", "Mara was born in Velmar", confidence=0.5)], store)
    assert report.replaced == ("a",)


def test_a_refused_document_leaves_its_old_version_in_place(tmp_path):
    store = tmp_path / "store"
    good = facts(tmp_path / "a.json", "a", "Mara was born in Velmar")
    build([good], store)
    before = nquads(store)
    report = build([facts(tmp_path / "a.json", "a", "Mara was born in Ostia", predicate="leads to")], store)
    assert report.refused[0].where.endswith("a.json statements[0].predicate")
    assert "did you mean leads?" in report.refused[0].reason
    assert nquads(store) == before


def test_one_id_from_two_sources_is_refused_and_not_replaced_in_silence(tmp_path):
    one = facts(tmp_path / "one.json", "a", "Mara was born in Velmar")
    two = facts(tmp_path / "two.json", "a", "Mara was born in Ostia")
    report = build([one, two], tmp_path / "store")
    assert report.added == ("a",)
    assert "given twice" in report.refused[0].reason


def test_a_copy_of_a_text_is_kept_linked_and_counted_once(tmp_path):
    for name in ("one", "two"):
        facts(tmp_path / f"{name}.json", name, "Mara was born in Velmar")
    build([str(tmp_path / "one.json"), str(tmp_path / "two.json")], tmp_path / "store")
    with kg.open(tmp_path / "store") as graph:
        assert [document.copy_of is not None for document in graph.documents()] == [False, True]
        assert len(graph.query("corroborated")) == 0
        assert len(graph.entities("Mara")) == 1


def test_judgements_are_honoured_kept_and_withdrawn(gold, own_store):
    with kg.open(own_store) as graph:
        one, other = (entity.iri for entity in graph.entities("Maria Santos"))
        apart = nquads(own_store)
    judgements = own_store / "judgements.csv"
    empty = judgements.read_text(encoding="utf-8")
    judged = f"{empty}same,{one},{other},ana,2024-05-06,one and the same in her own words\n"
    judgements.write_text(judged, encoding="utf-8")
    build([], own_store)
    assert judgements.read_text(encoding="utf-8") == judged
    with kg.open(own_store) as graph:
        assert len(graph.entities("Maria Santos")) == 1
    judgements.write_text(empty, encoding="utf-8")
    build(gold, own_store)
    assert nquads(own_store) == apart


def test_a_retired_iri_leads_to_what_became_of_it(own_store):
    with kg.open(own_store) as graph:
        one, other = sorted(entity.iri for entity in graph.entities("Maria Santos"))
    judgements = own_store / "judgements.csv"
    judgements.write_text(judgements.read_text(encoding="utf-8") + f"same,{one},{other},ana,,\n", encoding="utf-8")
    build([], own_store)
    from kg.store.folder import open_reader

    with open_reader(own_store) as reader:
        assert reader.archive.redirected(other) == one


def test_several_processes_give_the_same_bytes_as_one(seeds, tmp_path):
    """Invariant 11: the extraction of a document depends on that document and the model alone."""
    texts = [str(path) for path in sorted(seeds.glob("*.txt"))[:4]]
    build(texts, tmp_path / "one")
    build(texts, tmp_path / "two", BuildOptions(jobs=2))
    assert nquads(tmp_path / "one") == nquads(tmp_path / "two")


def test_a_base_of_ones_own_is_kept_and_another_refused(gold, tmp_path):
    mine = BuildOptions(base="https://graph.example.org/id/")
    build(gold[:1], tmp_path / "store", mine)
    build(gold[1:2], tmp_path / "store")
    with kg.open(tmp_path / "store") as graph:
        assert all(entity.iri.startswith("https://graph.example.org/id/entity/") for entity in graph.entities())
    with pytest.raises(StoreError):
        build(gold[:1], tmp_path / "store", BuildOptions(base="https://other.example.org/"))


def test_a_mistyped_path_makes_no_store(tmp_path):
    with pytest.raises(InputError):
        build([str(tmp_path / "nosuch.txt")], tmp_path / "store")
    assert not (tmp_path / "store").exists()
