--liquibase formatted sql logicalFilePath:db/changelog/db/001-bell.sql

--changeset db:bell
CREATE TABLE db_bell (
  topic VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  rung BIGINT NOT NULL
) COMMENT 'Rings between processes: a changed number means that somebody wrote rows of this topic';
--rollback DROP TABLE db_bell;
