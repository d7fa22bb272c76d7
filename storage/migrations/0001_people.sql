-- People, where they can be reached, what they agreed to, what they may do. Times are UTC seconds.
-- known = 0: consent was not given; the address is a keyed hash and no name is kept.
CREATE TABLE municipalities (
    id {id},
    region TEXT NOT NULL,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    verified SMALLINT NOT NULL DEFAULT 0,
    UNIQUE (region, folded)
);

CREATE TABLE organisations (
    id {id},
    municipality BIGINT NOT NULL REFERENCES municipalities (id),
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    verified SMALLINT NOT NULL DEFAULT 0,
    UNIQUE (municipality, folded)
);

CREATE TABLE people (
    id {id},
    known SMALLINT NOT NULL DEFAULT 0,
    name TEXT,
    locale TEXT NOT NULL,
    locale_chosen SMALLINT NOT NULL DEFAULT 0,
    zone TEXT,
    region TEXT,
    municipality BIGINT REFERENCES municipalities (id) ON DELETE SET NULL,
    organisation BIGINT REFERENCES organisations (id) ON DELETE SET NULL,
    subject TEXT,
    stage TEXT,
    service_year BIGINT,
    arrived_with TEXT,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL
);
CREATE INDEX people_idle ON people (seen_at) WHERE known = 0;
CREATE INDEX people_municipality ON people (municipality);
CREATE INDEX people_organisation ON people (organisation);

CREATE TABLE accounts (
    messenger TEXT NOT NULL,
    address TEXT NOT NULL,
    person BIGINT REFERENCES people (id) ON DELETE CASCADE,
    screen_message TEXT,
    unreachable_since BIGINT,
    PRIMARY KEY (messenger, address)
);
CREATE INDEX accounts_person ON accounts (person);

CREATE TABLE consent_texts (
    hash TEXT PRIMARY KEY,
    purpose TEXT NOT NULL,
    version TEXT NOT NULL,
    locale TEXT NOT NULL,
    text TEXT NOT NULL
);

CREATE TABLE consents (
    id {id},
    person BIGINT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    purpose TEXT NOT NULL,
    text_hash TEXT NOT NULL REFERENCES consent_texts (hash),
    given_at BIGINT NOT NULL,
    withdrawn_at BIGINT
);
-- One consent of a purpose is in force at a time, however often the button is pressed.
CREATE UNIQUE INDEX consents_in_force ON consents (person, purpose) WHERE withdrawn_at IS NULL;

CREATE TABLE roles (
    id {id},
    person BIGINT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    role TEXT NOT NULL,
    scope_kind TEXT NOT NULL,
    scope TEXT NOT NULL DEFAULT '',
    granted_by BIGINT REFERENCES people (id) ON DELETE SET NULL,
    granted_at BIGINT NOT NULL,
    revoked_at BIGINT
);
CREATE UNIQUE INDEX roles_in_force ON roles (person, role, scope_kind, scope) WHERE revoked_at IS NULL;

CREATE TABLE invites (
    token_hash TEXT PRIMARY KEY,
    role TEXT NOT NULL,
    scope_kind TEXT NOT NULL,
    scope TEXT NOT NULL DEFAULT '',
    created_by BIGINT REFERENCES people (id) ON DELETE SET NULL,
    created_at BIGINT NOT NULL,
    request TEXT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_by BIGINT REFERENCES people (id) ON DELETE SET NULL,
    used_at BIGINT,
    -- One press makes one invite, however often it comes.
    UNIQUE (created_by, request)
);
CREATE INDEX invites_used_by ON invites (used_by);

-- Everything that somebody decided: who, what, about whom, when. Ids only, never names.
CREATE TABLE audit (
    id {id},
    at BIGINT NOT NULL,
    actor BIGINT,
    action TEXT NOT NULL,
    about BIGINT,
    details TEXT NOT NULL DEFAULT '{}'
);
CREATE INDEX audit_actor ON audit (actor, action, at);
CREATE INDEX audit_about ON audit (about);

-- One row: how often personal data were deleted; whoever empties the files compares it with what they have done.
CREATE TABLE scrubs (
    one SMALLINT PRIMARY KEY,
    wanted BIGINT NOT NULL
);
