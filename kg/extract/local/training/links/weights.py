"""The file of weights: weights in, the text of `links.toml` out, sorted and rounded, so that two runs can be compared by eye."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

SURE: Final = {"he": 0.5, "she": 0.5, "it": 0.45, "its": 0.4, "they": 0.7, "noun": 0.5, "other noun": 0.7}
"""From which share on a link is told; by the precision of each on texts held out."""
_LEAST: Final = 0.03
"""Smaller weights are left out."""
_HEAD: Final = """\
# What speaks for and against a pronoun or noun standing for something mentioned before: cues of names/cues.py, weighed.
# Source: learnt from GUM and KnowledgeNet by `python -m kg.extract.local.training.links`. Licence: that of the project (MIT).
"""


def written(weights: Mapping[str, float]) -> str:
    """Return the text of the file."""
    sure = [f"{_quoted(asked)} = {share}" for asked, share in SURE.items()]
    lines = [f"{_quoted(cue)} = {weight:.2f}" for cue, weight in sorted(weights.items()) if abs(weight) >= _LEAST]
    return "\n".join([_HEAD, "# From which share on a link is told.", "[sure]", *sure, "", "[weights]", *lines, ""])


def _quoted(cue: str) -> str:
    return '"' + cue.replace("\\", "\\\\").replace('"', '\\"') + '"'
