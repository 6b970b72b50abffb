"""What one token of a parse looks like: small questions that several steps ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


def capital(token: Token) -> bool:
    """Tell whether a word is written like a name: a capital at its start, or within ("iPhone"), or an ordinal of a unit."""
    text = token.text
    return text[0].isupper() or (text[0].isalpha() and any(letter.isupper() for letter in text[1:]))


def shouted(token: Token) -> bool:
    """Tell whether a word is in capitals altogether, longer than one letter."""
    return token.text.isupper() and sum(letter.isalpha() for letter in token.text) > 1


def glued(token: Token) -> bool:
    """Tell whether no white space parts a token from the one before."""
    return token.i > 0 and not token.nbor(-1).whitespace_ and not token.nbor(-1).is_space


def wording(span: Span) -> str:
    """Return the words of a span with straight apostrophes, as the tables have them."""
    return span.text.replace("’", "'")


def opens_sentence(token: Token) -> bool:
    """Tell whether nothing but marks stands before a token in its sentence or quotation."""
    while not token.is_sent_start:
        token = token.nbor(-1)
        if not (token.is_punct or token.is_space):
            return False
        if token.is_quote:
            return True
    return True
