-- How a person looks through the catalogue, kept between visits. filters: JSON of rules/filters.py; ordering: its Sort;
-- words: the last search; place: the list last shown, as the id of its room, where a filter's screen leads back to.
CREATE TABLE programme_lists (
    person BIGINT NOT NULL PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
    filters TEXT NOT NULL DEFAULT '{}',
    ordering TEXT NOT NULL DEFAULT 'best',
    words TEXT NOT NULL DEFAULT '',
    place TEXT NOT NULL DEFAULT ''
);

-- «Не подходит» with its reason (rules/taste.py): out of the person's suggested lists, and it teaches them.
CREATE TABLE programme_refusals (
    id {id},
    person BIGINT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    programme BIGINT NOT NULL REFERENCES programmes (id),
    reason TEXT NOT NULL,
    refused_at BIGINT NOT NULL,
    undone_at BIGINT
);
-- One mark in force for a programme, however often the button is pressed.
CREATE UNIQUE INDEX programme_refusals_in_force ON programme_refusals (person, programme) WHERE undone_at IS NULL;
CREATE INDEX programme_refusals_person ON programme_refusals (person);
CREATE INDEX programme_refusals_programme ON programme_refusals (programme);
