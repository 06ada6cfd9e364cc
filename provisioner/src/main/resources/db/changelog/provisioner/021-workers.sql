--liquibase formatted sql logicalFilePath:db/changelog/provisioner/021-workers.sql

--changeset provisioner:worker
CREATE TABLE provisioner_worker (
  id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  host VARCHAR(255) CHARACTER SET ascii NOT NULL,
  port INT NOT NULL,
  seen_at DATETIME(6) NOT NULL
) COMMENT 'Where workers can be asked for what streams';
--rollback DROP TABLE provisioner_worker;
