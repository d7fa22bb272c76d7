-- Attempts at a test with right answers. `orders`: how the options were shuffled for this attempt, the places that they
-- have in the file by task, tasks in the order of asking (JSON). The version stays the one that was begun: places and
-- keys are those of its file. `current`: the task that is asked now; NULL: all were visited. state: open, completed.
-- tasks, right_answers: how many there are, and how many of them were answered right at the end.
CREATE TABLE test_attempts (
    id {id},
    person BIGINT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    test TEXT NOT NULL,
    variant TEXT NOT NULL,
    version TEXT NOT NULL,
    major BIGINT NOT NULL,
    state TEXT NOT NULL DEFAULT 'open',
    orders TEXT NOT NULL,
    current TEXT,
    tasks BIGINT NOT NULL,
    right_answers BIGINT,
    started_at BIGINT NOT NULL,
    touched_at BIGINT NOT NULL,
    completed_at BIGINT
);
-- One attempt of a person is open at a time, however often «Начать» is pressed.
CREATE UNIQUE INDEX test_attempts_open ON test_attempts (person) WHERE state = 'open';
CREATE INDEX test_attempts_person ON test_attempts (person, completed_at);

-- choice: the option's place in the file, from 0; NULL: skipped. A task never visited has no row.
CREATE TABLE test_answers (
    attempt BIGINT NOT NULL REFERENCES test_attempts (id) ON DELETE CASCADE,
    task TEXT NOT NULL,
    choice SMALLINT,
    answered_at BIGINT NOT NULL,
    PRIMARY KEY (attempt, task)
);

CREATE TABLE test_results (
    attempt BIGINT NOT NULL REFERENCES test_attempts (id) ON DELETE CASCADE,
    part TEXT NOT NULL,
    place BIGINT NOT NULL,
    right_answers BIGINT NOT NULL,
    tasks BIGINT NOT NULL,
    PRIMARY KEY (attempt, part)
);
