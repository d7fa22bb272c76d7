-- «Хочу на эту программу»: the third and the fourth link of the chain, request and document. state: waiting, enrolled,
-- cancelled (by the person), refused, completed; document: sent, returned, confirmed, or none yet. attempt, area, level:
-- the deficit it is for, as it was when it was asked for. region, municipality, organisation: where the person works;
-- they go with the person while the request is open, and stay as they were then. enrolled_on, document_on: ISO days.
-- registry_number: the programme's on the day of enrolment; empty: it was not in the registry then. version: of each
-- decision and each document sent, so that nobody confirms what they have not seen.
CREATE TABLE requests (
    id {id},
    person BIGINT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    programme BIGINT NOT NULL REFERENCES programmes (id),
    choice BIGINT REFERENCES choices (id) ON DELETE SET NULL,
    attempt BIGINT REFERENCES attempts (id) ON DELETE SET NULL,
    area TEXT,
    level DOUBLE PRECISION,
    region TEXT NOT NULL,
    municipality BIGINT REFERENCES municipalities (id),
    organisation BIGINT REFERENCES organisations (id),
    state TEXT NOT NULL DEFAULT 'waiting',
    reason TEXT NOT NULL DEFAULT '',
    words TEXT NOT NULL DEFAULT '',
    asked_at BIGINT NOT NULL,
    decided_by BIGINT REFERENCES people (id) ON DELETE SET NULL,
    decided_at BIGINT,
    enrolled_on TEXT,
    registry_number TEXT,
    document TEXT,
    document_number TEXT NOT NULL DEFAULT '',
    document_on TEXT,
    document_hours BIGINT,
    document_reason TEXT NOT NULL DEFAULT '',
    document_sent_at BIGINT,
    document_by BIGINT REFERENCES people (id) ON DELETE SET NULL,
    document_at BIGINT,
    version BIGINT NOT NULL DEFAULT 1
);
-- One open request a person and programme, however often the button is pressed.
CREATE UNIQUE INDEX requests_open ON requests (person, programme) WHERE state IN ('waiting', 'enrolled');
CREATE INDEX requests_person ON requests (person, id);
CREATE INDEX requests_programme ON requests (programme);
CREATE INDEX requests_choice ON requests (choice);
CREATE INDEX requests_attempt ON requests (attempt);
CREATE INDEX requests_region ON requests (region, state, asked_at);
CREATE INDEX requests_municipality ON requests (municipality, state, asked_at);
CREATE INDEX requests_organisation ON requests (organisation);
CREATE INDEX requests_decided_by ON requests (decided_by);
CREATE INDEX requests_document_by ON requests (document_by);
-- The desk: its lists in their order, and what waits for an answer.
CREATE INDEX requests_state ON requests (state, asked_at);
CREATE INDEX requests_waiting ON requests (region, municipality, person, asked_at) WHERE state = 'waiting';
CREATE INDEX requests_sent ON requests (region, municipality, person, document_sent_at) WHERE document = 'sent';
