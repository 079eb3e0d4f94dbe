CREATE TABLE alert_rule (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  folder_uid TEXT NOT NULL,
  rule_group TEXT NOT NULL,
  group_index INTEGER NOT NULL,           -- place in the group; 0 for a rule that was added by itself
  interval_seconds INTEGER NOT NULL,      -- of the group: the same in all of its rules
  definition TEXT NOT NULL,               -- JSON as the provisioning API has it
  version INTEGER NOT NULL,
  provenance TEXT NOT NULL,
  updated INTEGER NOT NULL
);
CREATE INDEX alert_rule_group ON alert_rule(folder_uid, rule_group, group_index, id);

CREATE TABLE contact_point (
  uid TEXT PRIMARY KEY,
  name TEXT NOT NULL,                     -- integrations of one name are one contact point
  type TEXT NOT NULL,
  settings TEXT NOT NULL,                 -- JSON, secrets taken out
  secrets BLOB,                           -- JSON of path to secret, encrypted; NULL: none
  disable_resolve_message INTEGER NOT NULL,
  provenance TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX contact_point_name ON contact_point(name);

CREATE TABLE notification_policy (
  id INTEGER PRIMARY KEY CHECK (id = 1),  -- one tree; no row: Grafana's default
  tree TEXT NOT NULL,
  provenance TEXT NOT NULL
);

CREATE TABLE mute_timing (
  name TEXT PRIMARY KEY,
  intervals TEXT NOT NULL,
  provenance TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE notification_template (
  name TEXT PRIMARY KEY,
  template TEXT NOT NULL,
  provenance TEXT NOT NULL
) WITHOUT ROWID;
