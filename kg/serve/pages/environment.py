"""The templates of all pages: everything written by them is escaped, and shows what would hide in it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from kg.markup import visible

if TYPE_CHECKING:
    from jinja2 import Environment

KINDS: Final = ("Person", "Organization", "Group", "Region")
"""The types of entities, in the order of a legend."""


@cache
def environment() -> Environment:
    """Return the environment; templates are read once."""
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    def shown(value: object) -> object:
        return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value

    made = Environment(
        loader=PackageLoader("kg.serve.pages", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=shown,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters["grouped"] = lambda number: f"{number:,}"
    return made


def render(template: str, /, **told: object) -> str:
    """Write a page."""
    return environment().get_template(template).render(**told)
