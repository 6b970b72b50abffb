-- extractions.sqlite: every extraction with its document's text, the truth from which the quads can be made again.

-- A row is seen by the generations from `since` up to and without `until`: readers of an older generation keep its texts.
CREATE TABLE IF NOT EXISTS extractions (
  document_id TEXT NOT NULL,
  since INTEGER NOT NULL,
  until INTEGER,              -- NULL: it stands
  fingerprint TEXT NOT NULL,  -- of what an extractor is given: text, metadata, extractor
  content TEXT NOT NULL,      -- of the whole extraction
  text_sha256 TEXT NOT NULL,
  extractor TEXT,             -- name, version and model, as JSON
  body BLOB NOT NULL,         -- the extraction format, compressed by zlib
  PRIMARY KEY (document_id, since)
);

-- What the quads hold of each document; NULL: they may differ from the archive. A document that is in this table alone was
-- withdrawn, and its quads are still to be dropped.
CREATE TABLE IF NOT EXISTS projections (document_id TEXT PRIMARY KEY, digest TEXT) WITHOUT ROWID;

-- IRIs that a join or a split retired, and where to look instead.
CREATE TABLE IF NOT EXISTS redirects (old TEXT PRIMARY KEY, new TEXT NOT NULL) WITHOUT ROWID;

-- `unpublished`: something changed since the last generation.
CREATE TABLE IF NOT EXISTS state (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
