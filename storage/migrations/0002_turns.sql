-- What the machine remembers between updates: ids, replies not yet shown, broken updates, dialogues.
CREATE TABLE updates (
    messenger TEXT NOT NULL,
    bot BIGINT NOT NULL,
    id BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    PRIMARY KEY (messenger, bot, id)
);
CREATE INDEX updates_seen ON updates (seen_at);

-- A row lives from the turn's COMMIT until its screen was shown.
CREATE TABLE screens (
    id {id},
    messenger TEXT NOT NULL,
    address TEXT NOT NULL,
    bot BIGINT NOT NULL,
    update_id BIGINT NOT NULL,
    owner BIGINT NOT NULL,
    body TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX screens_update ON screens (messenger, bot, update_id);

CREATE TABLE dead_letters (
    id {id},
    code TEXT NOT NULL,
    at BIGINT NOT NULL,
    raw TEXT NOT NULL,
    error TEXT NOT NULL
);
CREATE INDEX dead_letters_at ON dead_letters (at);

CREATE TABLE dialogues (
    person BIGINT PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
    state TEXT,
    data TEXT NOT NULL DEFAULT '{}'
);
