CREATE TABLE user (
  id INTEGER PRIMARY KEY AUTOINCREMENT,   -- shared by people and service accounts, as in Grafana
  uid TEXT NOT NULL UNIQUE,
  login TEXT NOT NULL UNIQUE COLLATE NOCASE,
  email TEXT NOT NULL DEFAULT '',
  name TEXT NOT NULL DEFAULT '',
  password_hash TEXT,                     -- NULL: a service account
  role TEXT NOT NULL,                     -- Viewer, Editor, Admin
  is_server_admin INTEGER NOT NULL DEFAULT 0,
  is_disabled INTEGER NOT NULL DEFAULT 0,
  is_service_account INTEGER NOT NULL DEFAULT 0,
  created INTEGER NOT NULL,               -- times: milliseconds since 1970, UTC
  updated INTEGER NOT NULL
);
CREATE UNIQUE INDEX user_email ON user(email COLLATE NOCASE) WHERE email <> '';

CREATE TABLE token (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  service_account_id INTEGER NOT NULL REFERENCES user(id) ON DELETE CASCADE,
  name TEXT NOT NULL UNIQUE,
  hash BLOB NOT NULL UNIQUE,
  created INTEGER NOT NULL,
  expires INTEGER,
  last_used INTEGER
);

CREATE TABLE session (
  hash BLOB PRIMARY KEY,
  user_id INTEGER NOT NULL REFERENCES user(id) ON DELETE CASCADE,
  expires INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE data_source (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL,
  access TEXT NOT NULL,
  url TEXT NOT NULL,
  user TEXT NOT NULL,
  database TEXT NOT NULL,
  basic_auth INTEGER NOT NULL,
  basic_auth_user TEXT NOT NULL,
  with_credentials INTEGER NOT NULL,
  is_default INTEGER NOT NULL,
  json_data TEXT NOT NULL,
  version INTEGER NOT NULL,
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL
);

CREATE TABLE data_source_secret (
  data_source_id INTEGER NOT NULL REFERENCES data_source(id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  value BLOB NOT NULL,                    -- encrypted
  PRIMARY KEY (data_source_id, name)
) WITHOUT ROWID;

CREATE TABLE folder (
  id INTEGER PRIMARY KEY,                 -- 53 bits wide, as Grafana's, so that no client gets by with int
  uid TEXT NOT NULL UNIQUE,
  parent_uid TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL,
  version INTEGER NOT NULL,
  created INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated INTEGER NOT NULL,
  updated_by TEXT NOT NULL
);
CREATE INDEX folder_parent ON folder(parent_uid);

CREATE TABLE dashboard (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  folder_uid TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL,
  version INTEGER NOT NULL,
  model BLOB NOT NULL,                    -- JSON as sent, without id and version
  created INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  message TEXT NOT NULL DEFAULT '',
  restored_from INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX dashboard_folder ON dashboard(folder_uid);

CREATE TABLE dashboard_tag (
  dashboard_id INTEGER NOT NULL REFERENCES dashboard(id) ON DELETE CASCADE,
  tag TEXT NOT NULL,
  PRIMARY KEY (dashboard_id, tag)
) WITHOUT ROWID;
CREATE INDEX dashboard_tag_tag ON dashboard_tag(tag);

CREATE TABLE dashboard_version (           -- versions before the current one
  dashboard_id INTEGER NOT NULL REFERENCES dashboard(id) ON DELETE CASCADE,
  version INTEGER NOT NULL,
  model BLOB NOT NULL,
  message TEXT NOT NULL,
  created INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  restored_from INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (dashboard_id, version)
) WITHOUT ROWID;

CREATE TABLE annotation (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  dashboard_uid TEXT NOT NULL DEFAULT '',
  dashboard_id INTEGER,
  panel_id INTEGER,
  time INTEGER NOT NULL,
  time_end INTEGER NOT NULL,
  text TEXT NOT NULL,
  data TEXT NOT NULL,
  user_id INTEGER NOT NULL,
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  alert_rule_uid TEXT NOT NULL DEFAULT '', -- of annotations that an alert rule's change of state wrote
  previous_state TEXT NOT NULL DEFAULT '',
  new_state TEXT NOT NULL DEFAULT ''
);
CREATE INDEX annotation_time ON annotation(time_end, time);
CREATE INDEX annotation_dashboard ON annotation(dashboard_uid, time_end);

CREATE TABLE annotation_tag (              -- rows keep the order in which the tags were given
  annotation_id INTEGER NOT NULL REFERENCES annotation(id) ON DELETE CASCADE,
  tag TEXT NOT NULL,
  UNIQUE (annotation_id, tag)
);
CREATE INDEX annotation_tag_tag ON annotation_tag(tag);
