"""A DataFrame that shows names which lead to what they name; whatever is made of it is a plain DataFrame."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from kg.result import Result


class LinkedFrame(pd.DataFrame):  # type: ignore[misc]
    """The answer of a SELECT as a DataFrame, shown as the answer shows itself."""

    _shown = ""
    _answer: pd.DataFrame | None = None

    @classmethod
    def of(cls, result: Result, limit: int | None) -> LinkedFrame:
        """Take the first rows of an answer; the rest is counted where it is shown."""
        answer = result.df().head(limit) if limit else result.df()
        frame = cls(answer.copy())
        frame._answer, frame._shown = answer, result.html(limit)
        return frame

    @property
    def _constructor(self) -> type[pd.DataFrame]:
        return pd.DataFrame  # type: ignore[no-any-return]

    def _repr_html_(self) -> str | None:
        """Show the answer, as long as it is what the frame holds."""
        if self._answer is not None and self.equals(self._answer):
            return self._shown
        return pd.DataFrame(self)._repr_html_()  # type: ignore[no-any-return]
