-- Broadcasts. Times are UTC seconds, on_day an ISO text, at_time «10:00» in each reader's own day (both empty: at once).
-- scope: the author's place, audience: what narrows it (JSON of rules.audience); both are read again when rows are laid.
-- text: HTML of Telegram's subset, attached: a file's id at the messenger. answers: none, read, coming. after: said again
-- to those who did not answer that one. state: draft, running, paused, done, cancelled. laid_to: the last person whose
-- row stands in the outbox, laid_at: all do. version: of the words, each correction; withdrawn_at: nobody reads them now.
-- fixed_to: the last person whose message is known to need the new words; empty when all of them are in the outbox.
CREATE TABLE broadcasts (
    id {id},
    author BIGINT REFERENCES people (id) ON DELETE SET NULL,
    scope_kind TEXT NOT NULL,
    scope TEXT NOT NULL DEFAULT '',
    audience TEXT NOT NULL DEFAULT '{}',
    text TEXT NOT NULL DEFAULT '',
    attached_kind TEXT,
    attached TEXT,
    answers TEXT NOT NULL DEFAULT 'none',
    after BIGINT REFERENCES broadcasts (id),
    on_day TEXT,
    at_time TEXT,
    state TEXT NOT NULL DEFAULT 'draft',
    laid_to BIGINT NOT NULL DEFAULT 0,
    laid_at BIGINT,
    version BIGINT NOT NULL DEFAULT 1,
    fixed_to BIGINT,
    created_at BIGINT NOT NULL,
    launched_at BIGINT,
    ended_at BIGINT,
    withdrawn_at BIGINT
);
CREATE INDEX broadcasts_author ON broadcasts (author, id);
CREATE INDEX broadcasts_scope ON broadcasts (scope_kind, scope, id);
CREATE INDEX broadcasts_after ON broadcasts (after) WHERE after IS NOT NULL;
CREATE INDEX broadcasts_going ON broadcasts (id) WHERE launched_at IS NOT NULL AND ended_at IS NULL;
CREATE INDEX broadcasts_fixing ON broadcasts (id) WHERE fixed_to IS NOT NULL;

-- How many rows are in which end, kept with the marks themselves: counting a million rows blocked everybody for 0.9 s.
-- state: laid (all that were ever laid) and the ends of the outbox, reason: blocked, refused, … or empty; answered, with
-- the answer; fixed and unfixed, with the version of the words.
CREATE TABLE broadcast_tallies (
    broadcast BIGINT NOT NULL REFERENCES broadcasts (id) ON DELETE CASCADE,
    state TEXT NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    number BIGINT NOT NULL,
    PRIMARY KEY (broadcast, state, reason)
);

-- The last answer of each reader: read; room, remote, no.
CREATE TABLE broadcast_answers (
    broadcast BIGINT NOT NULL REFERENCES broadcasts (id) ON DELETE CASCADE,
    person BIGINT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    answer TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (broadcast, person)
);
CREATE INDEX broadcast_answers_person ON broadcast_answers (person);

-- When the consent «notices» was asked for: once, whatever the answer.
ALTER TABLE people ADD COLUMN notices_asked_at BIGINT;
