"""Asking: a snapshot and SPARQL text, or the name of a question, in; an answer and its text in many formats out."""
