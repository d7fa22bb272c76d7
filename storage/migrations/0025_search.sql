-- One programme's competences were put right: whoever keeps lists in memory and knows the token `follows` reads this one
-- programme again and knows `token` then. An import renews the token without a row here: then all is read again.
CREATE TABLE catalogue_touches (
    follows TEXT NOT NULL PRIMARY KEY,
    token TEXT NOT NULL,
    programme BIGINT NOT NULL REFERENCES programmes (id) ON DELETE CASCADE
);
CREATE INDEX catalogue_touches_programme ON catalogue_touches (programme);
