"""One article: its decoded text, and what is known of it, to a Document.

What is said of it is believed in this order: the command's options, the column that the user named, front matter, the date at
the text's head, the format's own metadata, and last what the text looks like.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.errors import InputError
from kg.model import Document, Span
from kg.read.about import NOTHING, About, first_known
from kg.read.boilerplate import boilerplate
from kg.read.dates import parse_date
from kg.read.decode import sound
from kg.read.frontmatter import front_matter
from kg.read.head import head_date, headline
from kg.read.outcomes import ReadOptions, Source
from kg.read.spans import union


def article(
    text: str,
    source: Source,
    options: ReadOptions,
    *,
    given: About = NOTHING,
    metadata: About = NOTHING,
    marked: Iterable[Span] = (),
) -> Document:
    """Make the document of one text; `given` outranks what the text says of itself, `metadata` does not.

    `marked` are spans that the format's own syntax occupies. Raises InputError for an empty text or a date that is none.
    """
    if not sound(text).strip():
        raise InputError("is empty: there is no text in it")
    places = [About(published=options.published.isoformat() if options.published else None), given]
    spans = [*boilerplate(text), *marked]
    start = 0
    if front := front_matter(text):
        places.append(front.about)
        spans.append(front.span)
        start = front.span.end
    if dated := head_date(text, start):
        places.append(dated[0])
        spans.append(dated[1])
        start = dated[1].end
    joined = union(spans)
    about = first_known([*places, metadata, About(title=headline(text, start, joined))])
    return Document(
        id=about.id or about.url or _own_name(source, about),
        text=text,
        source=about.url or source.name,
        title=about.title,
        published=parse_date(about.published or ""),
        boilerplate=joined,
    )


def _own_name(source: Source, about: About) -> str:
    """Name it after its file; what came on standard input after its title, so that two texts do not replace each other."""
    return source.name if source.path or not about.title else about.title
