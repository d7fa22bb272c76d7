-- Chats whose list of commands Telegram is to be told anew; the row goes when it was. `asked` counts the wishes: one
-- that comes while the list is being told is told again. No person: a list is taken away after they are erased too.
CREATE TABLE command_lists (
    messenger TEXT NOT NULL,
    address TEXT NOT NULL,
    asked BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (messenger, address)
);
