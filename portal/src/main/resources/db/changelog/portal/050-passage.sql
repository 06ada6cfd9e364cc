--liquibase formatted sql logicalFilePath:db/changelog/portal/050-passage.sql

--changeset portal:passage
CREATE TABLE portal_passage (
  state_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  browser_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'of the cookie of who began it',
  container_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  connection_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  nonce VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  verifier_sealed VARCHAR(300) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  path TEXT NOT NULL COMMENT 'where to go on, on the same host',
  test BOOLEAN NOT NULL,
  ends_at DATETIME(6) NOT NULL,
  taken BOOLEAN NOT NULL DEFAULT FALSE,
  KEY portal_passage_ends (ends_at)
) COMMENT 'Ways to identity providers and back that are under way';
--rollback DROP TABLE portal_passage;
