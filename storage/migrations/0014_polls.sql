-- Polls: what the people of a place need. state: draft, open, closed. closes_on: the last day, an ISO text, or none;
-- closes_at: the end of that day by the place's clock.
CREATE TABLE polls (
    id {id},
    scope_kind TEXT NOT NULL,
    scope TEXT NOT NULL DEFAULT '',
    author BIGINT REFERENCES people (id) ON DELETE SET NULL,
    title TEXT NOT NULL,
    about TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT 'draft',
    closes_on TEXT,
    closes_at BIGINT,
    made_at BIGINT NOT NULL,
    opened_at BIGINT,
    closed_at BIGINT,
    request TEXT NOT NULL,
    UNIQUE (scope_kind, scope, request)
);
CREATE INDEX polls_author ON polls (author);
CREATE INDEX polls_open ON polls (scope_kind, scope) WHERE state = 'open';
CREATE INDEX polls_closing ON polls (closes_at) WHERE state = 'open' AND closes_at IS NOT NULL;

-- kind: one, many, words. options: JSON, the texts in order.
CREATE TABLE poll_questions (
    poll BIGINT NOT NULL REFERENCES polls (id) ON DELETE CASCADE,
    number BIGINT NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    options TEXT NOT NULL DEFAULT '[]',
    PRIMARY KEY (poll, number)
);

-- Who answers: where they work is written at the end, and stays as it was then.
CREATE TABLE poll_forms (
    poll BIGINT NOT NULL REFERENCES polls (id) ON DELETE CASCADE,
    person BIGINT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    region TEXT,
    municipality BIGINT REFERENCES municipalities (id),
    organisation BIGINT REFERENCES organisations (id),
    began_at BIGINT NOT NULL,
    done_at BIGINT,
    PRIMARY KEY (poll, person)
);
CREATE INDEX poll_forms_person ON poll_forms (person);
-- The summary of an open poll is of the first so many.
CREATE INDEX poll_forms_done ON poll_forms (poll, done_at, person) WHERE done_at IS NOT NULL;

-- choices: JSON, places in the options from 0; words of an open question; both empty: it was passed over.
CREATE TABLE poll_answers (
    poll BIGINT NOT NULL REFERENCES polls (id) ON DELETE CASCADE,
    person BIGINT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    question BIGINT NOT NULL,
    choices TEXT NOT NULL DEFAULT '[]',
    words TEXT NOT NULL DEFAULT '',
    at BIGINT NOT NULL,
    PRIMARY KEY (poll, person, question)
);
CREATE INDEX poll_answers_person ON poll_answers (person);

ALTER TABLE broadcasts ADD COLUMN poll BIGINT REFERENCES polls (id);
CREATE INDEX broadcasts_poll ON broadcasts (poll) WHERE poll IS NOT NULL;
