"""Articles for measuring: the sentences of seeds/articles, recombined. The same seed gives the same articles."""

from __future__ import annotations

import random
import re
from pathlib import Path

SEEDS = Path(__file__).parents[2] / "seeds" / "articles"
WORDS = 250
_SENTENCE = re.compile(r"(?<=[.!?”])\s+(?=[A-Z“])")
_PARAGRAPH = 4  # sentences


def write_articles(folder: Path, count: int, words: int = WORDS) -> int:
    """Write `count` articles of at least `words` words, each a file of its own name; return how many words there are in all."""
    draw = random.Random(2)  # noqa: S311 - nothing secret
    sentences = _sentences()
    total = 0
    for number in range(count):
        text = _article(draw, sentences, words, number)
        (folder / f"article-{number:05}.txt").write_text(text, encoding="utf-8")
        total += len(text.split())
    return total


def _article(draw: random.Random, sentences: list[str], words: int, number: int) -> str:
    drawn: list[str] = []
    while sum(len(sentence.split()) for sentence in drawn) < words:
        drawn.append(draw.choice(sentences))
    paragraphs = [" ".join(drawn[start : start + _PARAGRAPH]) for start in range(0, len(drawn), _PARAGRAPH)]
    date = f"date {2020 + number % 5}-{1 + number % 12:02}-{1 + number % 28:02}"
    return "\n\n".join([date, f"Report number {number} of the day", *paragraphs]) + "\n"


def _sentences() -> list[str]:
    """Cut the paragraphs of the seeds into sentences, roughly; headlines and bylines, which have no full stop, are left out."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    paragraphs = [part for text in texts for part in text.split("\n\n") if part.rstrip().endswith((".", "”", "?"))]
    return [" ".join(sentence.split()) for paragraph in paragraphs for sentence in _SENTENCE.split(paragraph.strip())]
