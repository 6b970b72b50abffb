-- search-N.sqlite: what is found by words. A function of the quads and the texts: deleted, it is made again by the next build.

-- Everything that can be found. `graph` is the document that says it, or the graph of entities.
CREATE TABLE things (
  id INTEGER PRIMARY KEY,
  iri TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,         -- entity, document, statement, event
  type TEXT NOT NULL,         -- Person, ...; Document; fact or claim
  graph TEXT NOT NULL,
  name TEXT NOT NULL,
  shown TEXT NOT NULL,        -- aliases; the document's id; the exact words
  known INTEGER NOT NULL      -- of an entity, how many statements and events name it; of a document, how many it holds
);
CREATE INDEX things_of_graph ON things (graph);

-- The names of entities and documents, folded whole.
CREATE TABLE names (folded TEXT, thing INTEGER, PRIMARY KEY (folded, thing)) WITHOUT ROWID;
CREATE INDEX names_of_thing ON names (thing);

-- Which entities a statement or event names.
CREATE TABLE naming (entity TEXT, thing INTEGER, PRIMARY KEY (entity, thing)) WITHOUT ROWID;
CREATE INDEX naming_of_thing ON naming (thing);

-- Folded words, parted by blanks, for each thing: of its names; of what it says; of its text.
CREATE VIRTUAL TABLE words USING fts5 (name, said, body, tokenize = 'ascii', prefix = '2 3');
CREATE VIRTUAL TABLE known_words USING fts5vocab (words, row);

-- The words in use with their runs of three letters (`near.grams`): for words that are nearly another.
CREATE TABLE vocabulary (word TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE grams (gram TEXT, size INTEGER, word TEXT, PRIMARY KEY (gram, size, word)) WITHOUT ROWID;

-- What the index may not follow yet: documents and entities by their IRIs; `everything` stands for all of them.
CREATE TABLE touched (iri TEXT PRIMARY KEY) WITHOUT ROWID;
INSERT INTO touched VALUES ('everything');
