"""Workers: queries of strangers evaluated in processes that have no network, little memory and little time.

A question goes in, a whole reply or an error of `kg.errors` comes out; whatever the query does, it does to a process that can be
thrown away.
"""

from __future__ import annotations

from kg.query.workers.isolated import IsolatedSnapshot
from kg.query.workers.limits import Limits
from kg.query.workers.pool import Workers
from kg.query.workers.question import Question, Reply

__all__ = ["IsolatedSnapshot", "Limits", "Question", "Reply", "Workers"]
