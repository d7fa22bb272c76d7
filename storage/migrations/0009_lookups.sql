-- Deleting a person looks for their rows in every table that leads to them: without an index it reads all of everybody.
CREATE INDEX consents_person ON consents (person);
CREATE INDEX roles_person ON roles (person);
CREATE INDEX roles_granted_by ON roles (granted_by);
CREATE INDEX attempts_person ON attempts (person);
CREATE INDEX choices_person ON choices (person);

-- row_moves: a proposal that moves those that follow in its row too.
ALTER TABLE meetings ADD COLUMN row_moves SMALLINT NOT NULL DEFAULT 0;
-- done_at: the second a step was marked done; a notice gathers the marks of an hour, the day `done_on` is not enough.
ALTER TABLE tasks ADD COLUMN done_at BIGINT;
