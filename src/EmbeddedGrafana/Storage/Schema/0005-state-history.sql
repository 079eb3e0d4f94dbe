-- A rule's history is read by the rule, and kept to its newest entries.
CREATE INDEX annotation_rule ON annotation(alert_rule_uid, id);
