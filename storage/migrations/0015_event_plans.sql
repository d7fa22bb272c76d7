-- A school year's plan of events on its way in. state: reading, asked, refused, laying, done, dropped. year: the first of
-- the school year's two. Lines are written here first; nothing is an event before its sender has said so. known: lines
-- whose event is there already; laid_to: the last line that is laid in.
CREATE TABLE event_loads (
    id {id},
    person BIGINT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    scope_kind TEXT NOT NULL,
    scope TEXT NOT NULL DEFAULT '',
    year BIGINT NOT NULL,
    name TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'reading',
    refusal TEXT NOT NULL DEFAULT '',
    lines BIGINT NOT NULL DEFAULT 0,
    wrong BIGINT NOT NULL DEFAULT 0,
    known BIGINT NOT NULL DEFAULT 0,
    added BIGINT NOT NULL DEFAULT 0,
    laid_to BIGINT NOT NULL DEFAULT 0,
    made_at BIGINT NOT NULL,
    decided_at BIGINT
);
CREATE INDEX event_loads_person ON event_loads (person);

-- line: its place in the file. problems: JSON, empty for a good line. known: an event of this name, kind and month is
-- there already, or stands in a line above.
CREATE TABLE event_lines (
    load BIGINT NOT NULL REFERENCES event_loads (id) ON DELETE CASCADE,
    line BIGINT NOT NULL,
    kind TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    due TEXT NOT NULL DEFAULT '',
    whom TEXT NOT NULL DEFAULT '',
    lead_name TEXT NOT NULL DEFAULT '',
    known SMALLINT NOT NULL DEFAULT 0,
    problems TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (load, line)
);
