CREATE TABLE alert_state (                 -- what alert rules said last, one row for each series
  rule_uid TEXT NOT NULL,                  -- no reference: a deleted rule's alerts are resolved first
  key TEXT NOT NULL,                       -- its labels in one text
  instance TEXT NOT NULL,                  -- JSON
  PRIMARY KEY (rule_uid, key)
) WITHOUT ROWID;

CREATE TABLE alert_evaluation (
  rule_uid TEXT PRIMARY KEY,
  fingerprint TEXT NOT NULL,               -- of the rule that the states belong to: of another one they are reset
  evaluated INTEGER NOT NULL               -- milliseconds since 1970, UTC
) WITHOUT ROWID;
