-- What a file may say of a programme beyond 0005. Days are ISO texts, '' is not said; financing: budget, paid; places:
-- the most listeners; typical, individual: a model programme, one by an individual plan; words: stems that search reads;
-- corrected: its competences are a person's, not the rules'; doubtful: 1 the rules found weak hints only, 2 nothing.
ALTER TABLE programmes ADD COLUMN starts_on TEXT NOT NULL DEFAULT '';
ALTER TABLE programmes ADD COLUMN ends_on TEXT NOT NULL DEFAULT '';
ALTER TABLE programmes ADD COLUMN apply_until TEXT NOT NULL DEFAULT '';
ALTER TABLE programmes ADD COLUMN places BIGINT;
ALTER TABLE programmes ADD COLUMN financing TEXT;
ALTER TABLE programmes ADD COLUMN typical SMALLINT;
ALTER TABLE programmes ADD COLUMN individual SMALLINT;
ALTER TABLE programmes ADD COLUMN words TEXT NOT NULL DEFAULT '';
ALTER TABLE programmes ADD COLUMN corrected SMALLINT NOT NULL DEFAULT 0;
ALTER TABLE programmes ADD COLUMN doubtful SMALLINT NOT NULL DEFAULT 0;
UPDATE programmes SET doubtful = 2 WHERE id NOT IN (SELECT programme FROM programme_competences);
-- What a methodist still has to look at, and the counts of the catalogue's room: no look into 100,000 wide rows.
CREATE INDEX programmes_doubtful ON programmes (doubtful, id, archived_at) WHERE doubtful > 0 AND archived_at IS NULL;
CREATE INDEX programmes_in_force ON programmes (demo, registry_number, hours, archived_at) WHERE archived_at IS NULL;

-- One row: a text that is another one after every change of the catalogue, so that whoever keeps lists in memory sees
-- in one look that they are old.
CREATE TABLE catalogue_state (
    id SMALLINT NOT NULL PRIMARY KEY,
    token TEXT NOT NULL
);
INSERT INTO catalogue_state (id, token) VALUES (1, 'new');

-- Competences that a person put right, by the identity of the programme: they outlive its next import.
-- codes: JSON, best first.
CREATE TABLE programme_corrections (
    identity TEXT NOT NULL PRIMARY KEY,
    codes TEXT NOT NULL,
    person BIGINT REFERENCES people (id) ON DELETE SET NULL,
    at BIGINT NOT NULL
);
CREATE INDEX programme_corrections_person ON programme_corrections (person);

-- state: staging (being read and compared); refused (no catalogue at all: `refusal` is JSON of the sentence that says
-- why); wrong (rows with errors: nothing of it can be applied); asked (waits for a decision); dropped (decided against,
-- or nobody decided for a day); overtaken (the catalogue changed after it was compared); applying, applied, undoing,
-- undone: from «applying» and «undoing» on whoever comes next finishes what was interrupted.
-- wrong, warned: rows; errors, warnings: problems in them. fresh, back, other, same, gone: what was found when the file
-- was compared; added, changed, archived: what was done.
ALTER TABLE imports ADD COLUMN busy SMALLINT;
ALTER TABLE imports ADD COLUMN person BIGINT REFERENCES people (id) ON DELETE SET NULL;
ALTER TABLE imports ADD COLUMN undone_by BIGINT REFERENCES people (id) ON DELETE SET NULL;
ALTER TABLE imports ADD COLUMN refusal TEXT NOT NULL DEFAULT '';
ALTER TABLE imports ADD COLUMN unknown TEXT NOT NULL DEFAULT '[]';
ALTER TABLE imports ADD COLUMN wrong BIGINT NOT NULL DEFAULT 0;
ALTER TABLE imports ADD COLUMN warned BIGINT NOT NULL DEFAULT 0;
ALTER TABLE imports ADD COLUMN errors BIGINT NOT NULL DEFAULT 0;
ALTER TABLE imports ADD COLUMN warnings BIGINT NOT NULL DEFAULT 0;
ALTER TABLE imports ADD COLUMN tallies TEXT NOT NULL DEFAULT '[]';
ALTER TABLE imports ADD COLUMN fresh BIGINT NOT NULL DEFAULT 0;
ALTER TABLE imports ADD COLUMN back BIGINT NOT NULL DEFAULT 0;
ALTER TABLE imports ADD COLUMN other BIGINT NOT NULL DEFAULT 0;
ALTER TABLE imports ADD COLUMN same BIGINT NOT NULL DEFAULT 0;
ALTER TABLE imports ADD COLUMN gone BIGINT NOT NULL DEFAULT 0;
ALTER TABLE imports ADD COLUMN undone_at BIGINT;
UPDATE imports SET busy = 1 WHERE state = 'applying';
-- One import at a time is being applied or undone.
DROP INDEX imports_applying;
CREATE UNIQUE INDEX imports_busy ON imports (busy) WHERE busy = 1;
CREATE INDEX imports_person ON imports (person);
CREATE INDEX imports_undone_by ON imports (undone_by);

-- change: new; back (it was archived); changed (columns: JSON of name, was, will be); quiet (only what the rules found in
-- it); same (nothing more is said of it); gone; sample (demo data that real ones put away).
-- was: JSON of what stood in the catalogue before, for a day.
ALTER TABLE import_rows ADD COLUMN change TEXT NOT NULL DEFAULT 'changed';
ALTER TABLE import_rows ADD COLUMN columns TEXT NOT NULL DEFAULT '[]';
ALTER TABLE import_rows ADD COLUMN title TEXT NOT NULL DEFAULT '';
ALTER TABLE import_rows ADD COLUMN provider_key TEXT NOT NULL DEFAULT '';
ALTER TABLE import_rows ADD COLUMN was TEXT NOT NULL DEFAULT '';
CREATE INDEX import_rows_identity ON import_rows (import, identity);
CREATE INDEX import_rows_changes ON import_rows (import, number) WHERE change <> 'same';

-- What is wrong in the rows of a file, and what is worth a look; error: 1 keeps the file out. So many are kept, the rest
-- is counted.
CREATE TABLE import_problems (
    import BIGINT NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
    number BIGINT NOT NULL,
    line BIGINT NOT NULL,
    error SMALLINT NOT NULL,
    problem TEXT NOT NULL,
    field TEXT NOT NULL,
    said TEXT NOT NULL,
    bound BIGINT NOT NULL,
    title TEXT NOT NULL,
    PRIMARY KEY (import, number)
);
