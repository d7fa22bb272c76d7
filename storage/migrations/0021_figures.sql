-- Figures of diagnoses, counted by a job and shown from here. A row of figures: an instrument in one form and major
-- version, in one school year (the year it began in). version: whose words it is shown in; taken_at NULL: not yet counted.
CREATE TABLE figures (
    id {id},
    instrument TEXT NOT NULL,
    form TEXT NOT NULL,
    major BIGINT NOT NULL,
    year BIGINT NOT NULL,
    version TEXT NOT NULL DEFAULT '',
    taken_at BIGINT,
    UNIQUE (instrument, form, major, year)
);

-- Of each place with five people and more. taken_at: of which counting; rows of another one than the figures' own are
-- on the way in or out. part: '' the areas that everybody is asked, or the code of one that concerns some. path: the
-- places around it and itself («23/5/11»), '' everybody; around: the same without itself. apart: it is told by itself to
-- whoever sees the place around it. body: JSON.
CREATE TABLE figure_places (
    figures BIGINT NOT NULL REFERENCES figures (id) ON DELETE CASCADE,
    taken_at BIGINT NOT NULL,
    part TEXT NOT NULL,
    path TEXT NOT NULL,
    around TEXT NOT NULL,
    people BIGINT NOT NULL,
    apart SMALLINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (figures, taken_at, part, path)
);
CREATE INDEX figure_places_around ON figure_places (figures, taken_at, part, around);

-- Until when the attempts of those who work in one place (leaf: «23/5/11», «23/5/» without a school) are counted.
CREATE TABLE figure_ends (
    figures BIGINT NOT NULL REFERENCES figures (id) ON DELETE CASCADE,
    part TEXT NOT NULL,
    leaf TEXT NOT NULL,
    until_at BIGINT NOT NULL,
    PRIMARY KEY (figures, part, leaf)
);

-- Where each was counted first, and stays counted within these figures: who moves to another school changes neither's.
CREATE TABLE figure_people (
    figures BIGINT NOT NULL REFERENCES figures (id) ON DELETE CASCADE,
    part TEXT NOT NULL,
    person BIGINT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    leaf TEXT NOT NULL,
    PRIMARY KEY (figures, part, person)
);
CREATE INDEX figure_people_person ON figure_people (person);

-- Whose attempts are counted: of an instrument, in the order they were completed.
CREATE INDEX attempts_counted ON attempts (questionnaire, form, major, completed_at, id) WHERE state = 'completed';
CREATE INDEX test_attempts_counted ON test_attempts (test, major, completed_at, id) WHERE state = 'completed';
