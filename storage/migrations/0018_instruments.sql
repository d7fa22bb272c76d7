-- The bank: every version of every questionnaire and test that people were or will be asked by, as TOML. An attempt names
-- code and version and finds its words here, whatever the files that ship say by then. kind: questionnaire, test;
-- variant: a letter of a test, '' of a questionnaire. state: draft, published, withdrawn (nobody begins it any more,
-- attempts still read it), dropped (a draft that was given up). shipped: came with the program. scope_kind, scope: the
-- place whose people it is offered to.
CREATE TABLE instruments (
    id {id},
    kind TEXT NOT NULL,
    code TEXT NOT NULL,
    variant TEXT NOT NULL DEFAULT '',
    version TEXT NOT NULL,
    major BIGINT NOT NULL,
    minor BIGINT NOT NULL,
    scope_kind TEXT NOT NULL DEFAULT 'all',
    scope TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL,
    shipped SMALLINT NOT NULL DEFAULT 0,
    title_ru TEXT NOT NULL,
    title_en TEXT NOT NULL,
    body TEXT NOT NULL,
    made_by BIGINT REFERENCES people (id) ON DELETE SET NULL,
    made_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    published_at BIGINT,
    withdrawn_at BIGINT
);
-- A version that was published stays what it was: nobody publishes it a second time.
CREATE UNIQUE INDEX instruments_version ON instruments (code, variant, major, minor)
    WHERE state IN ('published', 'withdrawn');
CREATE INDEX instruments_scope ON instruments (scope_kind, scope, state);
