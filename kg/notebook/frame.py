"""A DataFrame that shows names which lead to what they name; whatever is made of it is a plain DataFrame."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from kg.result import Result


class LinkedFrame(pd.DataFrame):  # type: ignore[misc]
    """The answer of a SELECT as a DataFrame, shown as the answer shows itself."""

    _shown = ""

    @classmethod
    def of(cls, result: Result, limit: int | None) -> LinkedFrame:
        """Take the first rows of an answer; the rest is counted where it is shown."""
        frame = cls(result.df().head(limit) if limit else result.df())
        frame._shown = result.html(limit)
        return frame

    @property
    def _constructor(self) -> type[pd.DataFrame]:
        return pd.DataFrame  # type: ignore[no-any-return]

    def _repr_html_(self) -> str:
        return self._shown
