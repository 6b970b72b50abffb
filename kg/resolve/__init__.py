"""Mentions to entities across documents: a function of the set of extractions and judgements, never of the order of arrival.

Organizations, groups and regions join when type and name agree and nothing contradicts; persons only with a second agreement
beside the full name, since two people may share one and a wrong join is libel. What is near and not enough is a candidate.
"""

from kg.resolve.resolver import resolve

__all__ = ["resolve"]
