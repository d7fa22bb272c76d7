-- How many people walk a version and have walked it: the bank says so on an instrument's card. `person` is in the index
-- so that the rows themselves, with all their items, are not read.
CREATE INDEX attempts_version ON attempts (questionnaire, version, state, person);
CREATE INDEX test_attempts_version ON test_attempts (test, variant, version, state, person);
