-- Internship sites, their modular programmes, streams and sessions; who has a seat, waits, was there. Who opened and
-- planned them is in the log.
ALTER TABLE people ADD COLUMN full_name TEXT;

CREATE TABLE sites (
    id {id},
    organisation BIGINT NOT NULL REFERENCES organisations (id),
    title TEXT NOT NULL,
    folded TEXT NOT NULL,
    area TEXT NOT NULL,
    template TEXT,
    address TEXT NOT NULL DEFAULT '',
    way TEXT NOT NULL DEFAULT '',
    zone TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    closed_at BIGINT
);
CREATE INDEX sites_organisation ON sites (organisation);

CREATE TABLE modules (
    id {id},
    site BIGINT NOT NULL REFERENCES sites (id),
    number BIGINT NOT NULL,
    title TEXT NOT NULL,
    hours BIGINT NOT NULL,
    product TEXT NOT NULL DEFAULT '',
    dropped_at BIGINT
);
CREATE INDEX modules_site ON modules (site, number);

CREATE TABLE streams (
    id {id},
    site BIGINT NOT NULL REFERENCES sites (id),
    title TEXT NOT NULL,
    capacity BIGINT,
    created_at BIGINT NOT NULL,
    closed_at BIGINT
);
CREATE INDEX streams_site ON streams (site);

-- Free seats are counted, never stored. secret: what the attendance code is made of. numbered: the last number that
-- somebody got on the host's list. area, municipality, region: the site's; people search by them.
CREATE TABLE sessions (
    id {id},
    stream BIGINT NOT NULL REFERENCES streams (id),
    module BIGINT NOT NULL REFERENCES modules (id),
    area TEXT NOT NULL,
    municipality BIGINT NOT NULL,
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
    -- One press plans one session, however often it comes.
    UNIQUE (stream, request)
);
CREATE INDEX sessions_stream ON sessions (stream, starts_at);
-- All that is searched by stands in the index: joining the sites for a page of 10,000 coming sessions took several times as long.
CREATE INDEX sessions_coming ON sessions (starts_at, id, area, municipality, region) WHERE state = 'planned';

-- Time and place of a session as they were before a change: what people know until they hear of it.
CREATE TABLE session_versions (
    session BIGINT NOT NULL REFERENCES sessions (id),
    version BIGINT NOT NULL,
    starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    place TEXT NOT NULL,
    link TEXT NOT NULL,
    PRIMARY KEY (session, version)
);

-- state: seated, queued, offered; left, declined, lapsed, passed, cancelled. number: a stable one on the host's list.
-- door_at: when the person stood at the door without a seat and asked in.
CREATE TABLE seats (
    id {id},
    session BIGINT NOT NULL REFERENCES sessions (id),
    person BIGINT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    mode TEXT NOT NULL,
    state TEXT NOT NULL,
    number BIGINT,
    queued_at BIGINT,
    offer_until BIGINT,
    door_at BIGINT,
    plan TEXT,
    reason TEXT NOT NULL DEFAULT '',
    made_by BIGINT REFERENCES people (id) ON DELETE SET NULL,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX seats_live ON seats (session, person, mode) WHERE state IN ('seated', 'queued', 'offered');
CREATE INDEX seats_session ON seats (session, mode, state);
CREATE INDEX seats_person ON seats (person);
CREATE INDEX seats_made_by ON seats (made_by);
CREATE INDEX seats_offers ON seats (offer_until) WHERE state = 'offered';

CREATE TABLE attendance (
    session BIGINT NOT NULL REFERENCES sessions (id),
    person BIGINT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    mark TEXT NOT NULL,
    how TEXT NOT NULL,
    marked_by BIGINT REFERENCES people (id) ON DELETE SET NULL,
    marked_at BIGINT NOT NULL,
    PRIMARY KEY (session, person)
);
CREATE INDEX attendance_person ON attendance (person);
CREATE INDEX attendance_marked_by ON attendance (marked_by);

-- «Сказать вам, когда появятся?»
CREATE TABLE session_wishes (
    person BIGINT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    area TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (person, area)
);
CREATE INDEX session_wishes_area ON session_wishes (area);
