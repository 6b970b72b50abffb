"""The server: one store over HTTP, to people as pages, to programs as SPARQL 1.1, Graph Store and JSON."""
