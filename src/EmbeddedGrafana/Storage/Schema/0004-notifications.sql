CREATE TABLE notifier_alert (
  fingerprint TEXT PRIMARY KEY,           -- of its labels, 16 hex digits
  alert TEXT NOT NULL                     -- JSON
) WITHOUT ROWID;

CREATE TABLE silence (
  id TEXT PRIMARY KEY,
  silence TEXT NOT NULL                   -- JSON
) WITHOUT ROWID;

CREATE TABLE notification_log (
  key TEXT PRIMARY KEY,                   -- group of alerts, contact point and integration
  firing TEXT NOT NULL,                   -- fingerprints of what the receiver surely knows to fire
  maybe_firing TEXT NOT NULL,             -- and of what it may have been told to fire, if a send was cut off
  resolved TEXT NOT NULL,
  notified INTEGER NOT NULL,              -- when, in ticks (100 ns) of UTC
  expires INTEGER NOT NULL
) WITHOUT ROWID;
