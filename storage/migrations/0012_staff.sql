-- A school's link brings many: `uses` at the most, each who came by it stands in invite_uses. ended_at: by its maker, or
-- with the maker's role. Links made before have run out instead.
ALTER TABLE invites ADD COLUMN uses BIGINT NOT NULL DEFAULT 1;
ALTER TABLE invites ADD COLUMN ended_at BIGINT;

CREATE TABLE invite_uses (
    invite TEXT NOT NULL REFERENCES invites (token_hash),
    person BIGINT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    at BIGINT NOT NULL,
    PRIMARY KEY (invite, person)
);
CREATE INDEX invite_uses_person ON invite_uses (person);

-- Who works in a school by its own list. folded: the name as it is compared; both names are empty where the person asked
-- to be forgotten. person: who said «это я». gone_at: the newest list of the school no longer has them.
CREATE TABLE staff (
    id {id},
    organisation BIGINT NOT NULL REFERENCES organisations (id),
    full_name TEXT NOT NULL,
    folded TEXT NOT NULL,
    post TEXT NOT NULL DEFAULT '',
    subject TEXT,
    stage TEXT,
    service_year BIGINT,
    person BIGINT REFERENCES people (id) ON DELETE SET NULL,
    made_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    gone_at BIGINT
);
CREATE UNIQUE INDEX staff_names ON staff (organisation, folded) WHERE folded <> '';
CREATE INDEX staff_organisation ON staff (organisation, gone_at, person);
CREATE INDEX staff_person ON staff (person);
CREATE INDEX staff_gone ON staff (gone_at) WHERE gone_at IS NOT NULL;

-- A file that was sent, read and not yet laid into the lists. state: reading, asked, applying, done, cancelled, refused
-- (refusal: JSON of the sentence that says why). Its lines and places go soon after it is done or cancelled. applied_to:
-- the last line that is in the lists.
CREATE TABLE staff_loads (
    id {id},
    person BIGINT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'reading',
    lines BIGINT NOT NULL DEFAULT 0,
    wrong BIGINT NOT NULL DEFAULT 0,
    doubles BIGINT NOT NULL DEFAULT 0,
    unknown_subjects BIGINT NOT NULL DEFAULT 0,
    refusal TEXT NOT NULL DEFAULT '',
    applied_to BIGINT NOT NULL DEFAULT 0,
    added BIGINT NOT NULL DEFAULT 0,
    changed BIGINT NOT NULL DEFAULT 0,
    gone BIGINT NOT NULL DEFAULT 0,
    made_at BIGINT NOT NULL,
    decided_at BIGINT
);
CREATE INDEX staff_loads_person ON staff_loads (person, id);

-- The schools a file names; without a number it is added with the lines. closed: who is gone from its list is put away.
CREATE TABLE staff_places (
    load BIGINT NOT NULL REFERENCES staff_loads (id) ON DELETE CASCADE,
    number BIGINT NOT NULL,
    region TEXT NOT NULL,
    municipality_name TEXT NOT NULL,
    organisation_name TEXT NOT NULL,
    municipality BIGINT,
    organisation BIGINT,
    closed SMALLINT NOT NULL DEFAULT 0,
    PRIMARY KEY (load, number)
);

-- line: the file's row, the header is 1. problems: JSON of what is wrong with it; such a line is not laid in, and the
-- row of the list it may mean is left alone. place is NULL where the school is what is wrong.
CREATE TABLE staff_lines (
    load BIGINT NOT NULL REFERENCES staff_loads (id) ON DELETE CASCADE,
    number BIGINT NOT NULL,
    line BIGINT NOT NULL,
    place BIGINT,
    full_name TEXT NOT NULL,
    folded TEXT NOT NULL,
    post TEXT NOT NULL DEFAULT '',
    subject TEXT,
    stage TEXT,
    service_year BIGINT,
    problems TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (load, number)
);
CREATE INDEX staff_lines_folded ON staff_lines (load, folded);
