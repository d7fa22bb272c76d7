-- Self-assessments. `items` is the walk as it was when the attempt was last fitted to its questionnaire's version (JSON,
-- in order), `current` the item that is asked now; NULL: all were visited. state: open, completed, dropped
-- (a draft that was given up: its answers are deleted).
CREATE TABLE attempts (
    id {id},
    person BIGINT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    questionnaire TEXT NOT NULL,
    version TEXT NOT NULL,
    major BIGINT NOT NULL,
    form TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'open',
    items TEXT NOT NULL,
    current TEXT,
    started_at BIGINT NOT NULL,
    touched_at BIGINT NOT NULL,
    completed_at BIGINT
);
-- One attempt of a person is open at a time, however often «Начать» is pressed.
CREATE UNIQUE INDEX attempts_open ON attempts (person) WHERE state = 'open';
CREATE INDEX attempts_completed ON attempts (person, completed_at) WHERE state = 'completed';

-- choice: 1 to 4; NULL: skipped. An item never visited has no row.
CREATE TABLE answers (
    attempt BIGINT NOT NULL REFERENCES attempts (id) ON DELETE CASCADE,
    item TEXT NOT NULL,
    choice SMALLINT,
    answered_at BIGINT NOT NULL,
    PRIMARY KEY (attempt, item)
);

-- The first link of the chain: a choice of a programme names the attempt and the area. level NULL: too few answers.
CREATE TABLE results (
    attempt BIGINT NOT NULL REFERENCES attempts (id) ON DELETE CASCADE,
    area TEXT NOT NULL,
    place BIGINT NOT NULL,
    level DOUBLE PRECISION,
    answered BIGINT NOT NULL,
    deficit SMALLINT NOT NULL,
    PRIMARY KEY (attempt, area)
);
