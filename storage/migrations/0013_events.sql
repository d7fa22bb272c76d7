-- Events: what the people of a place do together. Its seats, queue, marks and reminders are those of a session, which an
-- event gets with its day; until then it stands in the plan. kind: a code of content/events.toml. due: the month, the
-- day or the school year of the plan («2027-03», «2027-03-18», «2026/27»), empty: not planned before. lead: who answers for it and hears of its list;
-- lead_name: as a plan names somebody who is not in the bot. series: the first of a row, copied: what it was made from.
CREATE TABLE events (
    id {id},
    scope_kind TEXT NOT NULL,
    scope TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    area TEXT NOT NULL DEFAULT '',
    whom TEXT NOT NULL DEFAULT '',
    about TEXT NOT NULL DEFAULT '',
    due TEXT NOT NULL DEFAULT '',
    lead BIGINT REFERENCES people (id) ON DELETE SET NULL,
    lead_name TEXT NOT NULL DEFAULT '',
    series BIGINT REFERENCES events (id),
    copied BIGINT REFERENCES events (id),
    made_by BIGINT REFERENCES people (id) ON DELETE SET NULL,
    made_at BIGINT NOT NULL,
    dropped_at BIGINT,
    request TEXT NOT NULL,
    -- One press makes one event, however often it comes.
    UNIQUE (scope_kind, scope, request)
);
CREATE INDEX events_due ON events (scope_kind, scope, due) WHERE dropped_at IS NULL;
CREATE INDEX events_lead ON events (lead);
CREATE INDEX events_made_by ON events (made_by);
CREATE INDEX events_series ON events (series);
CREATE INDEX events_copied ON events (copied);

-- The programme: at is «14:20» by the event's clock, or empty.
CREATE TABLE event_items (
    event BIGINT NOT NULL REFERENCES events (id),
    number BIGINT NOT NULL,
    at TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL,
    speaker TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (event, number)
);

-- A session is of a stream and a module, or of an event. by_word: who signs up waits until the organiser says yes.
{postgres} ALTER TABLE sessions
    ALTER COLUMN stream DROP NOT NULL,
    ALTER COLUMN module DROP NOT NULL,
    ALTER COLUMN municipality DROP NOT NULL,
    ADD COLUMN event BIGINT REFERENCES events (id),
    ADD COLUMN by_word SMALLINT NOT NULL DEFAULT 0,
    ADD CONSTRAINT sessions_of_one CHECK ((stream IS NULL) = (module IS NULL) AND (stream IS NULL) <> (event IS NULL));
-- SQLite cannot take a NOT NULL away: the rows wait aside. Those that point at them are looked at when all is over.
{sqlite} PRAGMA defer_foreign_keys = ON;
{sqlite} CREATE TABLE sessions_aside AS SELECT * FROM sessions;
{sqlite} DROP TABLE sessions;
{sqlite} CREATE TABLE sessions (
    id {id},
    stream BIGINT REFERENCES streams (id),
    module BIGINT REFERENCES modules (id),
    area TEXT NOT NULL,
    municipality BIGINT,
    region TEXT NOT NULL,
    title TEXT NOT NULL,
    starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    zone TEXT NOT NULL,
    place TEXT NOT NULL DEFAULT '',
    link TEXT NOT NULL DEFAULT '',
    room BIGINT NOT NULL,
    remote BIGINT NOT NULL,
    hours BIGINT NOT NULL,
    opens_at BIGINT NOT NULL,
    closes_at BIGINT NOT NULL,
    state TEXT NOT NULL DEFAULT 'planned',
    reason TEXT NOT NULL DEFAULT '',
    version BIGINT NOT NULL DEFAULT 1,
    numbered BIGINT NOT NULL DEFAULT 0,
    secret TEXT NOT NULL,
    marks_closed_at BIGINT,
    created_at BIGINT NOT NULL,
    request TEXT NOT NULL,
    event BIGINT REFERENCES events (id),
    by_word SMALLINT NOT NULL DEFAULT 0,
    UNIQUE (stream, request),
    CHECK ((stream IS NULL) = (module IS NULL) AND (stream IS NULL) <> (event IS NULL))
);
{sqlite} INSERT INTO sessions (id, stream, module, area, municipality, region, title, starts_at, ends_at, zone, place,
    link, room, remote, hours, opens_at, closes_at, state, reason, version, numbered, secret, marks_closed_at, created_at,
    request)
    SELECT id, stream, module, area, municipality, region, title, starts_at, ends_at, zone, place, link, room, remote,
    hours, opens_at, closes_at, state, reason, version, numbered, secret, marks_closed_at, created_at, request
    FROM sessions_aside;
{sqlite} DROP TABLE sessions_aside;
{sqlite} CREATE INDEX sessions_stream ON sessions (stream, starts_at);
DROP INDEX IF EXISTS sessions_coming;
CREATE INDEX sessions_coming ON sessions (starts_at, id, area, municipality, region)
    WHERE state = 'planned' AND stream IS NOT NULL;
CREATE INDEX sessions_events ON sessions (starts_at, id) WHERE state = 'planned' AND event IS NOT NULL;
-- An event has one day. Whoever wants another one moves it, or copies the event.
CREATE UNIQUE INDEX sessions_event ON sessions (event) WHERE event IS NOT NULL;
CREATE INDEX sessions_module ON sessions (module);

-- What somebody who was there says afterwards: useful 1 to 5, what they take along, what was missing.
CREATE TABLE feedback (
    session BIGINT NOT NULL REFERENCES sessions (id),
    person BIGINT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    useful SMALLINT NOT NULL,
    takes TEXT NOT NULL DEFAULT '',
    lacks TEXT NOT NULL DEFAULT '',
    at BIGINT NOT NULL,
    PRIMARY KEY (session, person)
);
CREATE INDEX feedback_person ON feedback (person);

-- A broadcast that calls to an event carries its answers.
ALTER TABLE broadcasts ADD COLUMN event BIGINT REFERENCES events (id);
CREATE INDEX broadcasts_event ON broadcasts (event) WHERE event IS NOT NULL;
