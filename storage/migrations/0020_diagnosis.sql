-- There are several questionnaires: of each a person has one attempt open at a time, however often «Начать» is pressed.
DROP INDEX attempts_open;
CREATE UNIQUE INDEX attempts_open ON attempts (person, questionnaire) WHERE state = 'open';

-- The weak items of an area in the words they were answered in, the weakest first: JSON, [[item, ru, en], …]. NULL: the
-- result is older than this column, its words are those of the file that ships.
ALTER TABLE results ADD COLUMN themes TEXT;
