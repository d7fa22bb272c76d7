-- Mentoring: pairs, their programmes, meetings, the journal, numbered documents. Times are UTC seconds, days are ISO
-- texts («2026-12-05»). A person who is deleted leaves the facts (when, how long, in which form) and takes the words;
-- every column that leads to a person has an index, or each deletion would read all the steps of everybody.

-- Who is ready to be a mentor, and for how many at once.
CREATE TABLE mentors (
    person BIGINT PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
    ready SMALLINT NOT NULL,
    capacity BIGINT NOT NULL,
    about TEXT NOT NULL DEFAULT '',
    changed_at BIGINT NOT NULL
);

-- «Ищу наставника»: mentors of the municipality and curators may see it.
CREATE TABLE mentor_wishes (
    person BIGINT PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
    wished_at BIGINT NOT NULL
);

-- state: proposed, active, paused, finished, refused, withdrawn, lapsed. result of a finished one: reached, early,
-- handed_over. organisation: the mentee's at the beginning; its curator is the pair's. *_contact: whether the other one
-- may write to them directly. held_at: the last meeting in the journal. continues: the pair that was handed over.
CREATE TABLE pairs (
    id {id},
    mentor BIGINT REFERENCES people (id) ON DELETE SET NULL,
    mentee BIGINT REFERENCES people (id) ON DELETE SET NULL,
    organisation BIGINT NOT NULL REFERENCES organisations (id),
    kind TEXT NOT NULL,
    form TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'proposed',
    proposed_by BIGINT REFERENCES people (id) ON DELETE SET NULL,
    proposed_at BIGINT NOT NULL,
    mentor_agreed_at BIGINT,
    mentee_agreed_at BIGINT,
    began_at BIGINT,
    starts_on TEXT NOT NULL,
    ends_on TEXT NOT NULL,
    mentor_contact SMALLINT NOT NULL DEFAULT 0,
    mentee_contact SMALLINT NOT NULL DEFAULT 0,
    paused_at BIGINT,
    resumed_at BIGINT,
    held_at BIGINT,
    ended_at BIGINT,
    result TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    continues BIGINT REFERENCES pairs (id)
);
-- Two people have one pair at a time, whoever of them is the mentor.
CREATE UNIQUE INDEX pairs_live ON pairs (
    (CASE WHEN mentor < mentee THEN mentor ELSE mentee END),
    (CASE WHEN mentor < mentee THEN mentee ELSE mentor END)
) WHERE state IN ('proposed', 'active', 'paused');
CREATE INDEX pairs_mentor ON pairs (mentor, state);
CREATE INDEX pairs_mentee ON pairs (mentee, state);
CREATE INDEX pairs_organisation ON pairs (organisation, state);
CREATE INDEX pairs_waiting ON pairs (proposed_at) WHERE state = 'proposed';
CREATE INDEX pairs_proposed_by ON pairs (proposed_by);
CREATE INDEX pairs_active ON pairs (id) WHERE state = 'active';

-- The very text each of them agreed to.
CREATE TABLE pair_consents (
    pair BIGINT NOT NULL REFERENCES pairs (id),
    person BIGINT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    text_hash TEXT NOT NULL REFERENCES consent_texts (hash),
    given_at BIGINT NOT NULL,
    PRIMARY KEY (pair, person)
);
CREATE INDEX pair_consents_person ON pair_consents (person);

-- The personal programme: what for (area: of competence, or none), and the steps with their dates.
CREATE TABLE aims (
    id {id},
    pair BIGINT NOT NULL REFERENCES pairs (id),
    area TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL,
    made_by BIGINT REFERENCES people (id) ON DELETE SET NULL,
    made_at BIGINT NOT NULL,
    dropped_at BIGINT
);
CREATE INDEX aims_pair ON aims (pair);
CREATE INDEX aims_made_by ON aims (made_by);

CREATE TABLE tasks (
    id {id},
    pair BIGINT NOT NULL REFERENCES pairs (id),
    aim BIGINT REFERENCES aims (id),
    title TEXT NOT NULL,
    form TEXT NOT NULL,
    product TEXT NOT NULL DEFAULT '',
    due_on TEXT,
    made_by BIGINT REFERENCES people (id) ON DELETE SET NULL,
    made_at BIGINT NOT NULL,
    done_on TEXT,
    done_by BIGINT REFERENCES people (id) ON DELETE SET NULL,
    dropped_at BIGINT,
    request TEXT NOT NULL,
    -- One press makes one task, however often it comes.
    UNIQUE (pair, request)
);
CREATE INDEX tasks_pair ON tasks (pair, due_on);
CREATE INDEX tasks_made_by ON tasks (made_by);
CREATE INDEX tasks_done_by ON tasks (done_by);

CREATE TABLE task_comments (
    id {id},
    task BIGINT NOT NULL REFERENCES tasks (id),
    person BIGINT REFERENCES people (id) ON DELETE SET NULL,
    text TEXT NOT NULL,
    at BIGINT NOT NULL,
    request TEXT NOT NULL,
    UNIQUE (task, request)
);
CREATE INDEX task_comments_person ON task_comments (person);

-- state: proposed, planned, held, missed, cancelled, declined, lapsed. Times of a proposal stand in meeting_options;
-- starts_at is the earliest of them until one is chosen, lapses_at the latest. version: each change of time. series: the
-- first of a row. was_at: the time it was moved from.
CREATE TABLE meetings (
    id {id},
    pair BIGINT NOT NULL REFERENCES pairs (id),
    proposed_by BIGINT REFERENCES people (id) ON DELETE SET NULL,
    form TEXT NOT NULL,
    task BIGINT REFERENCES tasks (id),
    place TEXT NOT NULL DEFAULT '',
    starts_at BIGINT NOT NULL,
    minutes BIGINT NOT NULL,
    zone TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'proposed',
    version BIGINT NOT NULL DEFAULT 1,
    reason TEXT NOT NULL DEFAULT '',
    every BIGINT NOT NULL DEFAULT 0,
    series BIGINT REFERENCES meetings (id),
    was_at BIGINT,
    lapses_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    request TEXT NOT NULL,
    UNIQUE (pair, request)
);
CREATE INDEX meetings_pair ON meetings (pair, starts_at);
CREATE INDEX meetings_series ON meetings (series);
CREATE INDEX meetings_proposed ON meetings (lapses_at) WHERE state = 'proposed';
CREATE INDEX meetings_proposed_by ON meetings (proposed_by);

CREATE TABLE meeting_options (
    meeting BIGINT NOT NULL REFERENCES meetings (id),
    number BIGINT NOT NULL,
    starts_at BIGINT NOT NULL,
    PRIMARY KEY (meeting, number)
);

-- The journal. An entry of a group is one row here and one in entry_pairs for each pair.
CREATE TABLE entries (
    id {id},
    mentor BIGINT REFERENCES people (id) ON DELETE SET NULL,
    meeting BIGINT UNIQUE REFERENCES meetings (id),
    held_at BIGINT NOT NULL,
    zone TEXT NOT NULL,
    minutes BIGINT NOT NULL,
    form TEXT NOT NULL,
    task BIGINT REFERENCES tasks (id),
    theme TEXT NOT NULL,
    done TEXT NOT NULL DEFAULT '',
    difficulty TEXT NOT NULL DEFAULT '',
    agreement TEXT NOT NULL DEFAULT '',
    due_on TEXT,
    written_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    version BIGINT NOT NULL DEFAULT 1,
    request TEXT NOT NULL,
    UNIQUE (mentor, request)
);
CREATE INDEX entries_mentor ON entries (mentor, held_at);

-- state: waiting, confirmed, corrected (`remark`: the mentee's own words).
CREATE TABLE entry_pairs (
    entry BIGINT NOT NULL REFERENCES entries (id),
    pair BIGINT NOT NULL REFERENCES pairs (id),
    state TEXT NOT NULL DEFAULT 'waiting',
    remark TEXT NOT NULL DEFAULT '',
    answered_at BIGINT,
    PRIMARY KEY (entry, pair)
);
CREATE INDEX entry_pairs_pair ON entry_pairs (pair);

-- A minute after a meeting: 1 to 4, seen by the curator as a mean of the pair's last ones, never by the mentor.
CREATE TABLE pulses (
    entry BIGINT NOT NULL REFERENCES entries (id),
    pair BIGINT NOT NULL REFERENCES pairs (id),
    person BIGINT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    useful SMALLINT,
    clear SMALLINT,
    answered_at BIGINT NOT NULL,
    PRIMARY KEY (entry, person)
);
CREATE INDEX pulses_pair ON pulses (pair);
CREATE INDEX pulses_person ON pulses (person);

-- What a mentee tells the curator and the mentor does not see.
CREATE TABLE whispers (
    id {id},
    pair BIGINT NOT NULL REFERENCES pairs (id),
    person BIGINT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    text TEXT NOT NULL,
    at BIGINT NOT NULL,
    answered_by BIGINT REFERENCES people (id) ON DELETE SET NULL,
    answer TEXT NOT NULL DEFAULT '',
    answered_at BIGINT,
    request TEXT NOT NULL,
    UNIQUE (person, request)
);
CREATE INDEX whispers_pair ON whispers (pair);
CREATE INDEX whispers_answered_by ON whispers (answered_by);

-- Who was told of which silence: since is the pair's last meeting (or beginning, or end of a pause). The outbox forgets
-- after 60 days, a silence may last longer.
CREATE TABLE silences (
    pair BIGINT NOT NULL REFERENCES pairs (id),
    since BIGINT NOT NULL,
    told_at BIGINT NOT NULL,
    curator_told_at BIGINT,
    PRIMARY KEY (pair, since)
);

-- A number is given once to a kind of paper about one subject (pair or mentor) for one period; the paper may be printed again.
CREATE TABLE documents (
    id {id},
    organisation BIGINT NOT NULL REFERENCES organisations (id),
    kind TEXT NOT NULL,
    year BIGINT NOT NULL,
    number BIGINT NOT NULL,
    subject TEXT NOT NULL,
    period_from TEXT NOT NULL,
    period_to TEXT NOT NULL,
    made_by BIGINT REFERENCES people (id) ON DELETE SET NULL,
    made_at BIGINT NOT NULL,
    UNIQUE (organisation, kind, year, number),
    UNIQUE (kind, subject, period_from, period_to)
);
CREATE INDEX documents_made_by ON documents (made_by);
