--liquibase formatted sql logicalFilePath:db/changelog/provisioner/092-ahead.sql

--changeset provisioner:ahead
ALTER TABLE provisioner_move
  ADD COLUMN staged BOOLEAN NOT NULL DEFAULT FALSE
    COMMENT 'its container was made on the target while it ran on the source',
  ADD COLUMN cleaner VARCHAR(60) CHARACTER SET ascii NULL COMMENT 'the worker that clears up',
  ADD COLUMN cleaner_until DATETIME(6) NULL;
--rollback ALTER TABLE provisioner_move DROP COLUMN cleaner_until, DROP COLUMN cleaner, DROP COLUMN staged;
