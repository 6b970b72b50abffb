"""The colours of both themes are told apart: words by 4.5 to 1, lines and shapes by 3 to 1 (WCAG 2.2, 1.4.3 and 1.4.11)."""

import pytest

from kg.view.styles import DARK, LIGHT, SHAPES

WORDS = ("ink", "muted", "claim")
SIGNS = ("fact", "claim", "contested", *SHAPES)


def luminance(colour):
    """Relative luminance of a colour written as #rrggbb, as WCAG defines it."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, two):
    darker, lighter = sorted((luminance(one), luminance(two)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(("name", "theme"), [("light", LIGHT), ("dark", DARK)])
def test_words_and_signs_stand_out_from_the_paper(name, theme):
    faint = {word: round(contrast(theme[word], theme["paper"]), 2) for word in WORDS}
    faint = {word: value for word, value in faint.items() if value < 4.5}
    pale = {sign: round(contrast(theme[sign], theme["paper"]), 2) for sign in SIGNS}
    pale = {sign: value for sign, value in pale.items() if value < 3}
    assert (name, faint, pale) == (name, {}, {})
