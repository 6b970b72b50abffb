"""Any SPARQL 1.1 server as a store: quads behind the seam, and a home for articles.

Graphs have the names that they have in a folder, so that every other tool can ask the server too. The archive, the judgements
and the marker are literals in one more graph, `{base}graph/archive`, which no query of kg sees unless it names that graph.

What is promised. A writer takes a lock in the marker; each of its updates is guarded by that lock, or preceded by a look at it
where the server cannot guard. A document's graph is replaced within one request if the server takes it in one. What changes
becomes a new generation by the last of the requests. A remote server cannot be frozen, so that a reader's snapshot is no copy:
it looks at the generation after every answer, and raises StoreError in the place of an answer that a writer may have cut
through. So kg gives whole documents of one generation, or says that the store has moved. Who asks the server by other means
sees each request as it comes.
"""
