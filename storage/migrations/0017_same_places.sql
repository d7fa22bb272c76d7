-- A place that was typed under several names is one: same_as leads from the others to it, and so does a name that it had
-- before. merged_at: when all that led to this row was led on; empty for what is only a name.
ALTER TABLE municipalities ADD COLUMN same_as BIGINT REFERENCES municipalities (id);
ALTER TABLE municipalities ADD COLUMN merged_at BIGINT;
ALTER TABLE organisations ADD COLUMN same_as BIGINT REFERENCES organisations (id);
ALTER TABLE organisations ADD COLUMN merged_at BIGINT;
CREATE INDEX municipalities_same ON municipalities (same_as) WHERE same_as IS NOT NULL;
CREATE INDEX organisations_same ON organisations (same_as) WHERE same_as IS NOT NULL;
-- What nobody responsible has looked at.
CREATE INDEX municipalities_unchecked ON municipalities (region) WHERE verified = 0 AND same_as IS NULL;
CREATE INDEX organisations_unchecked ON organisations (municipality) WHERE verified = 0 AND same_as IS NULL;

-- Rows of a staff list whose stage nobody here knows.
ALTER TABLE staff_loads ADD COLUMN unknown_stages BIGINT NOT NULL DEFAULT 0;
