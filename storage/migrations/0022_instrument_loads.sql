-- Who published a version; who made it stands in made_by.
ALTER TABLE instruments ADD COLUMN published_by BIGINT REFERENCES people (id) ON DELETE SET NULL;
CREATE INDEX instruments_made ON instruments (made_by);
CREATE INDEX instruments_publisher ON instruments (published_by);

-- An instrument on its way into the bank as a file. state: reading; refused (no instrument at all: `refusal` says why);
-- wrong (its mistakes are kept); drafted (`instrument` is the draft that came of it); dropped (another file came after).
-- mistakes: JSON, those that stand in the way and, of a draft, what to look at; wrong, warned: how many of each.
CREATE TABLE instrument_loads (
    id {id},
    person BIGINT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    scope_kind TEXT NOT NULL,
    scope TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'reading',
    refusal TEXT NOT NULL DEFAULT '',
    mistakes TEXT NOT NULL DEFAULT '[]',
    wrong BIGINT NOT NULL DEFAULT 0,
    warned BIGINT NOT NULL DEFAULT 0,
    instrument BIGINT REFERENCES instruments (id) ON DELETE SET NULL,
    made_at BIGINT NOT NULL
);
CREATE INDEX instrument_loads_person ON instrument_loads (person);
CREATE INDEX instrument_loads_instrument ON instrument_loads (instrument);
