"""Predictions that are wrong in every way an extractor can be: gold and a seeded random source in, an extraction out."""

import copy
import random

PREDICATES = ("owns", "ownedBy", "memberOf", "leads", "holdsPositionIn", "opposes", "accusedBy", "targets", "basedIn")
TYPES = ("Person", "Organization", "Group", "Region")
EVENT_TYPES = ("sanction", "accuse", "appoint", "deny")
MIRRORED = {"opposes", "alliedWith", "affiliatedWith", "spouseOf", "siblingOf", "associateOf", "doesBusinessWith"}


def perturbed(gold: dict, chance: random.Random) -> dict:
    """Spoil a copy of a gold extraction; entity ids are its own, as an extractor's are."""
    spoilt = copy.deepcopy(gold)
    ids = {entity["id"]: f"x-{entity['id']}" for entity in spoilt["entities"]}
    entities = [_entity({**entity, "id": ids[entity["id"]]}, chance) for entity in spoilt["entities"] if chance.random() > 0.1]
    if entities and chance.random() < 0.5:
        entities.append({**entities[0], "id": "x-twin", "mentions": entities[0].get("mentions", [])[:1]})
    statements = [
        _statement(_renamed(row, ids), chance, list(ids.values())) for row in spoilt["statements"] if chance.random() > 0.2
    ]
    statements += [copy.deepcopy(row) for row in statements if chance.random() < 0.1]
    statements += _tempted(spoilt, ids, chance)
    events = [_event(_renamed(row, ids), chance, list(ids.values())) for row in spoilt["events"] if chance.random() > 0.2]
    chance.shuffle(statements)
    return {"entities": entities, "statements": statements, "events": events}


def _entity(entity: dict, chance: random.Random) -> dict:
    lot = chance.random()
    if lot < 0.1:
        entity["type"] = chance.choice(TYPES)
    elif lot < 0.2:
        entity["mentions"] = [[start + 1, end + 1] for start, end in entity["mentions"]]
    elif lot < 0.3:
        entity["name"] = f"The {entity['name'].upper()}'s"
    elif lot < 0.4:
        entity["name"] = "Somebody Else"
        entity["aliases"] = []
    elif lot < 0.5:
        del entity["mentions"], entity["aliases"]
    return entity


def _renamed(row: dict, ids: dict) -> dict:
    renamed = {key: value for key, value in row.items() if key != "optional"}
    for key in ("subject", "object", "speaker", "reportedBy"):
        if isinstance(renamed.get(key), str):
            renamed[key] = ids.get(renamed[key], renamed[key])
    for key in ("agent", "target", "place"):
        if key in renamed:
            renamed[key] = [ids[one] for one in renamed[key]]
    return renamed


def _statement(row: dict, chance: random.Random, ids: list) -> dict:
    if row["predicate"] == "ownedBy" and chance.random() < 0.5:
        row.update(subject=row["object"], predicate="owns", object=row["subject"])
    if row["predicate"] in MIRRORED and chance.random() < 0.5:
        row.update(subject=row["object"], object=row["subject"])
    changes = {
        "predicate": lambda: chance.choice(PREDICATES),
        "object": lambda: chance.choice([*ids, {"value": "a literal", "datatype": None}]),
        "status": lambda: {"fact": "claim", "claim": "fact"}[row["status"]],
        "polarity": lambda: not row["polarity"],
        "speaker": lambda: chance.choice([None, "narrator", "unnamed", *ids]),
        "modality": lambda: chance.choice([None, "asserted", "planned"]),
        "date": lambda: chance.choice([None, {"start": "2020", "end": None, "precision": "year"}]),
        "evidence": lambda: _moved(row["evidence"], chance),
    }
    for key, change in changes.items():
        if chance.random() < 0.12:
            row[key] = change()
    for key in ("speaker", "modality", "date", "polarity"):
        if chance.random() < 0.05:
            row.pop(key, None)
    return row


def _event(row: dict, chance: random.Random, ids: list) -> dict:
    changes = {
        "type": lambda: chance.choice(EVENT_TYPES),
        "agent": lambda: [chance.choice(ids)],
        "target": lambda: row["target"][:1] or [chance.choice(ids)],
        "status": lambda: {"fact": "claim", "claim": "fact"}[row["status"]],
        "date": lambda: None,
        "evidence": lambda: _moved(row["evidence"], chance),
    }
    for key, change in changes.items():
        if chance.random() < 0.12:
            row[key] = change()
    if not row["place"]:
        del row["place"]
    return row


def _tempted(gold: dict, ids: dict, chance: random.Random) -> list:
    """Assert some of what the gold forbids, and some claims as facts."""
    evidence = [[0, 4]]
    named = [row for row in gold.get("forbidden", []) if row["subject"] in ids and row["object"] in ids]
    forbidden = [
        {"subject": ids[row["subject"]], "predicate": row["predicate"], "object": ids[row["object"]]}
        for row in named
        if chance.random() < 0.5
    ]
    claims = [_renamed(row, ids) for row in gold["statements"] if row["status"] == "claim" and chance.random() < 0.2]
    return [{**row, "status": "fact", "evidence": evidence} for row in (*forbidden, *claims)]


def _moved(spans: list, chance: random.Random) -> list:
    by = chance.choice([-400, -15, 5, 15, 400])
    return [[max(0, start + by), max(1, end + by)] for start, end in spans]
