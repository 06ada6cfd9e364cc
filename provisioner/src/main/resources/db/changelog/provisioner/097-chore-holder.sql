--liquibase formatted sql logicalFilePath:db/changelog/provisioner/097-chore-holder.sql

--changeset provisioner:chore-holder
ALTER TABLE provisioner_chore
  ADD COLUMN holder VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'Who does it now; due_at is the end of its lease then' AFTER due_at;
--rollback ALTER TABLE provisioner_chore DROP COLUMN holder;
