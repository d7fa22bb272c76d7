-- What stands beside the tree of places: how many people work there, agreements, the words a person is found by, the
-- role somebody works in at the moment. Times are UTC seconds, days are ISO texts.

-- cohort: teachers, young, specialists, graduates. source: the report or letter that the number is from. The newest day
-- counts; one that was taken back has dropped_at.
CREATE TABLE head_counts (
    id {id},
    scope_kind TEXT NOT NULL,
    scope TEXT NOT NULL,
    cohort TEXT NOT NULL,
    number BIGINT NOT NULL,
    on_day TEXT NOT NULL,
    source TEXT NOT NULL,
    made_by BIGINT REFERENCES people (id) ON DELETE SET NULL,
    made_at BIGINT NOT NULL,
    dropped_at BIGINT
);
-- The same number of the same source told twice is one.
CREATE UNIQUE INDEX head_counts_told ON head_counts (scope_kind, scope, cohort, on_day, number, source)
    WHERE dropped_at IS NULL;
CREATE INDEX head_counts_made_by ON head_counts (made_by);

-- Of a municipality, or of one of its organisations. until: the last day in force; ended_on: the day it was ended before
-- that. made_by: who wrote it or prolonged it last, and so hears of its end.
CREATE TABLE agreements (
    id {id},
    municipality BIGINT NOT NULL REFERENCES municipalities (id),
    organisation BIGINT REFERENCES organisations (id),
    partner TEXT NOT NULL,
    subject TEXT NOT NULL,
    number TEXT NOT NULL,
    signed_on TEXT NOT NULL,
    until TEXT NOT NULL,
    made_by BIGINT REFERENCES people (id) ON DELETE SET NULL,
    made_at BIGINT NOT NULL,
    ended_on TEXT
);
CREATE INDEX agreements_municipality ON agreements (municipality);
CREATE INDEX agreements_organisation ON agreements (organisation);
CREATE INDEX agreements_made_by ON agreements (made_by);

-- The words of a name, folded; head: the first three letters. Equality finds them under any collation of the database,
-- a range would not.
CREATE TABLE name_words (
    head TEXT NOT NULL,
    word TEXT NOT NULL,
    person BIGINT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    PRIMARY KEY (head, word, person)
);
CREATE INDEX name_words_person ON name_words (person);
-- worded: the words above are written. Names from before this file are folded in Python, some each hour.
ALTER TABLE people ADD COLUMN worded SMALLINT NOT NULL DEFAULT 0;
CREATE INDEX people_unworded ON people (id) WHERE known = 1 AND worded = 0;

-- acting: the role the rooms open with; rights are those of all roles.
ALTER TABLE people ADD COLUMN acting BIGINT REFERENCES roles (id) ON DELETE SET NULL;
CREATE INDEX people_acting ON people (acting);

CREATE INDEX people_region ON people (region) WHERE known = 1;
-- A place's holders, and the newest entries of the log of one kind.
CREATE INDEX roles_scope ON roles (scope_kind, scope) WHERE revoked_at IS NULL;
CREATE INDEX audit_action ON audit (action, id);
