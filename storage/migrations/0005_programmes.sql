-- The catalogue of programmes and who chose what. Rows are archived, never deleted: a choice keeps its card.
-- demo = 1: sample data; its identities never meet those of imported rows, and an import puts it away.
CREATE TABLE programmes (
    id {id},
    identity TEXT NOT NULL UNIQUE,
    fingerprint TEXT NOT NULL,
    demo SMALLINT NOT NULL DEFAULT 0,
    title TEXT NOT NULL,
    kind TEXT,
    hours BIGINT,
    form TEXT,
    dot TEXT,
    provider TEXT NOT NULL DEFAULT '',
    provider_key TEXT NOT NULL DEFAULT '',
    provider_is_state SMALLINT,
    region TEXT NOT NULL DEFAULT '',
    region_code TEXT,
    audience TEXT NOT NULL DEFAULT '',
    year BIGINT,
    registry_number TEXT NOT NULL DEFAULT '',
    in_registry_from TEXT NOT NULL DEFAULT '',
    in_registry_to TEXT NOT NULL DEFAULT '',
    checked_on TEXT NOT NULL DEFAULT '',
    url TEXT NOT NULL DEFAULT '',
    price BIGINT,
    document TEXT NOT NULL DEFAULT '',
    annotation TEXT NOT NULL DEFAULT '',
    -- «,mathematics,physics,»; empty: unknown, which contradicts nobody
    subjects TEXT NOT NULL DEFAULT '',
    stages TEXT NOT NULL DEFAULT '',
    import BIGINT NOT NULL,
    archived_at BIGINT,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
);
CREATE INDEX programmes_provider ON programmes (provider_key, import) WHERE archived_at IS NULL;
CREATE INDEX programmes_demo ON programmes (demo, archived_at);

CREATE TABLE programme_competences (
    programme BIGINT NOT NULL REFERENCES programmes (id) ON DELETE CASCADE,
    code TEXT NOT NULL,
    place BIGINT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (programme, code)
);
CREATE INDEX programme_competences_code ON programme_competences (code, place, programme);

-- An import is written here in small pieces first. state: staging, applying, applied. From «applying» on it is decided:
-- whoever comes next finishes what was interrupted. What stays in «staging» is thrown away.
CREATE TABLE imports (
    id {id},
    name TEXT NOT NULL,
    demo SMALLINT NOT NULL,
    state TEXT NOT NULL DEFAULT 'staging',
    row_count BIGINT NOT NULL DEFAULT 0,
    applied BIGINT NOT NULL DEFAULT 0,
    added BIGINT NOT NULL DEFAULT 0,
    changed BIGINT NOT NULL DEFAULT 0,
    archived BIGINT NOT NULL DEFAULT 0,
    started_at BIGINT NOT NULL,
    finished_at BIGINT
);
-- One import at a time is being applied.
CREATE UNIQUE INDEX imports_applying ON imports (state) WHERE state = 'applying';

CREATE TABLE import_rows (
    import BIGINT NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
    number BIGINT NOT NULL,
    identity TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (import, number)
);

-- The second link of the chain: programme, and the attempt, area and level it was chosen for.
CREATE TABLE choices (
    id {id},
    person BIGINT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    programme BIGINT NOT NULL REFERENCES programmes (id),
    attempt BIGINT REFERENCES attempts (id) ON DELETE SET NULL,
    area TEXT,
    level DOUBLE PRECISION,
    chosen_at BIGINT NOT NULL,
    removed_at BIGINT
);
-- A programme stands in a list once, however often the button is pressed.
CREATE UNIQUE INDEX choices_in_list ON choices (person, programme) WHERE removed_at IS NULL;
CREATE INDEX choices_programme ON choices (programme);
CREATE INDEX choices_attempt ON choices (attempt);
