"""Which predicted entity is which gold entity: two lists of entities in, one-to-one pairs of ids out.

Types must agree. The pairs that share most mentions are taken first, then those that share most names.
"""

from __future__ import annotations

import re
import unicodedata

from kg.eval.rows import Row, mentions


def align(gold: Row, predicted: Row) -> dict[str, str]:
    """Map ids of predicted entities to ids of gold entities; an entity without a partner is left out."""
    pairs = [
        (strength, theirs["id"], ours["id"])
        for theirs in gold["entities"]
        for ours in predicted["entities"]
        if (strength := _strength(theirs, ours)) is not None
    ]
    aligned: dict[str, str] = {}
    taken: set[str] = set()
    for _, theirs, ours in sorted(pairs, reverse=True):
        if ours not in aligned and theirs not in taken:
            aligned[ours] = theirs
            taken.add(theirs)
    return aligned


def plain(name: str) -> str:
    """Strip a name to what is compared: ASCII letters and digits, without case, article and possessive.

    Not `kg.ids.fold`: that one may grow with resolving, while a score must mean the same in every version.
    """
    folded = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower() or name.lower()
    folded = re.sub(r"['’]s\b", "", folded)
    return re.sub(r"[^a-z0-9]+", " ", re.sub(r"^(the|a|an) ", "", folded)).strip() or folded


def _strength(gold: Row, predicted: Row) -> int | None:
    """Weigh a pair, a shared mention as much as ten shared names; None when the two cannot be one."""
    if gold["type"] != predicted["type"]:
        return None
    places = {tuple(span) for span in mentions(gold)} & {tuple(span) for span in mentions(predicted)}
    theirs, ours = _names(gold), _names(predicted)
    if not places and plain(predicted["name"]) not in theirs and plain(gold["name"]) not in ours:
        return None
    return len(places) * 10 + len(theirs & ours)


def _names(entity: Row) -> set[str]:
    return {plain(name) for name in (entity["name"], *entity.get("aliases", ()))} - {""}
