-- What the machine knows of itself: readings (telegram: 1 when it answers; skew: seconds that our clock is ahead), and
-- what administrators were told of. ended_at: it is over.
CREATE TABLE readings (
    name TEXT PRIMARY KEY,
    value BIGINT NOT NULL,
    at BIGINT NOT NULL
);

CREATE TABLE alarms (
    name TEXT PRIMARY KEY,
    since BIGINT NOT NULL,
    value BIGINT NOT NULL,
    ended_at BIGINT
);
