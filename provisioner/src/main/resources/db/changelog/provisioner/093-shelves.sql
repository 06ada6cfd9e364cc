--liquibase formatted sql logicalFilePath:db/changelog/provisioner/093-shelves.sql

--changeset provisioner:shelves
ALTER TABLE provisioner_backup_policy
  ADD COLUMN place VARCHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'FOLDER'
    COMMENT 'where the next ones go';
ALTER TABLE provisioner_backup
  ADD COLUMN shelf_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL
    COMMENT 'the node on which it lies; NULL: in the folder',
  ADD KEY provisioner_backup_shelf (shelf_id);
--rollback ALTER TABLE provisioner_backup DROP KEY provisioner_backup_shelf, DROP COLUMN shelf_id;
--rollback ALTER TABLE provisioner_backup_policy DROP COLUMN place;
