-- «Мои сроки»: the days that a person told of training and attestation. what: dpo (the last document), conformity
-- (fitness for the post), first or highest (a category, one of them), apply (when one plans to apply). day: ISO, the
-- first of what was said; said: day, month, year. What a confirmed document says stands in requests.
CREATE TABLE professional_dates (
    person BIGINT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    what TEXT NOT NULL,
    day TEXT NOT NULL,
    said TEXT NOT NULL,
    told_at BIGINT NOT NULL,
    PRIMARY KEY (person, what)
);
-- Who asked to be reminded of them. Nobody else ever is.
CREATE TABLE date_reminders (
    person BIGINT PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
    since BIGINT NOT NULL
);
