-- Everything the bot says unasked, and long work that is never done in a turn.
-- state: waiting, claimed, sending, sent, failed, unreachable, expired, void, unknown.
CREATE TABLE outbox (
    id {id},
    person BIGINT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    which TEXT NOT NULL DEFAULT '',
    lane BIGINT NOT NULL DEFAULT 0,
    due_at BIGINT NOT NULL,
    expires_at BIGINT,
    quiet SMALLINT NOT NULL DEFAULT 0,
    state TEXT NOT NULL DEFAULT 'waiting',
    tries BIGINT NOT NULL DEFAULT 0,
    claimed_by BIGINT,
    message TEXT,
    error TEXT,
    ended_at BIGINT,
    UNIQUE (kind, subject, person, which)
);
CREATE INDEX outbox_due ON outbox (lane, due_at, id) WHERE state = 'waiting';
CREATE INDEX outbox_open ON outbox (state, claimed_by) WHERE state IN ('claimed', 'sending');
CREATE INDEX outbox_ended ON outbox (state, ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX outbox_person ON outbox (person);
CREATE INDEX accounts_unreachable ON accounts (unreachable_since) WHERE unreachable_since IS NOT NULL;

-- Which message in a person's chat a later screen with the same slot edits.
CREATE TABLE slots (
    person BIGINT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    slot TEXT NOT NULL,
    message TEXT NOT NULL,
    kind TEXT NOT NULL,
    kept_at BIGINT NOT NULL,
    PRIMARY KEY (person, slot)
);
CREATE INDEX slots_kept ON slots (kept_at);

-- state: waiting, running, done, failed. A job begun is due again later: whatever ends the try, the next one waits.
CREATE TABLE jobs (
    id {id},
    kind TEXT NOT NULL,
    person BIGINT REFERENCES people (id) ON DELETE CASCADE,
    args TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting',
    tries BIGINT NOT NULL DEFAULT 0,
    due_at BIGINT NOT NULL,
    claimed_by BIGINT,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    error TEXT
);
CREATE INDEX jobs_due ON jobs (due_at, id) WHERE state = 'waiting';
CREATE INDEX jobs_running ON jobs (claimed_by) WHERE state = 'running';
CREATE INDEX jobs_person ON jobs (person);

-- What a job made, kept until it was sent.
CREATE TABLE job_files (
    id {id},
    job BIGINT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    body BYTEA NOT NULL
);
CREATE INDEX job_files_job ON job_files (job);

-- A drawn picture is sent once and then repeated by its id at the messenger.
CREATE TABLE pictures (
    key TEXT PRIMARY KEY,
    file_id TEXT NOT NULL,
    kept_at BIGINT NOT NULL
);
