--liquibase formatted sql logicalFilePath:db/changelog/portal/041-deed.sql

--changeset portal:deed
CREATE TABLE portal_deed (
  id CHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  begun_at DATETIME(6) NOT NULL,
  organization VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  actor VARCHAR(120) NOT NULL,
  actor_name VARCHAR(254) NOT NULL,
  origin VARCHAR(64) NOT NULL,
  verb VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  subject VARCHAR(190) NOT NULL,
  subject_name VARCHAR(200) NOT NULL,
  was TEXT NOT NULL,
  KEY portal_deed_age (begun_at)
) COMMENT 'Changes that were begun and are not in the audit log yet';
--rollback DROP TABLE portal_deed;
