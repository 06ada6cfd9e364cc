--liquibase formatted sql logicalFilePath:db/changelog/provisioner/104-remains.sql

--changeset provisioner:remains
ALTER TABLE provisioner_move
  ADD COLUMN salvage BOOLEAN NOT NULL DEFAULT FALSE
    COMMENT 'its source was lost: what that still has is kept before it is cleared up';
ALTER TABLE provisioner_backup
  ADD COLUMN move_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL
    COMMENT 'of what this move left on a lost node; NULL: of the container itself',
  ADD KEY provisioner_backup_move (move_id);
UPDATE provisioner_move SET salvage = TRUE
WHERE stage = 'CLEARING' AND ipv4 IS NULL AND NOT copied;
--rollback ALTER TABLE provisioner_backup DROP KEY provisioner_backup_move, DROP COLUMN move_id;
--rollback ALTER TABLE provisioner_move DROP COLUMN salvage;
