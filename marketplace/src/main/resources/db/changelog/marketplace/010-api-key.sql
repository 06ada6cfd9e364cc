--liquibase formatted sql logicalFilePath:db/changelog/marketplace/010-api-key.sql

--changeset marketplace:api-key
CREATE TABLE marketplace_api_key (
  id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  organization_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  project VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'The one project it opens; null for all of the organization',
  name VARCHAR(100) NOT NULL,
  hint CHAR(4) NOT NULL COMMENT 'The end of the newest secret, for people to tell keys apart',
  created_by VARCHAR(80) NOT NULL,
  created_at DATETIME(6) NOT NULL,
  expires_at DATETIME(6) NULL,
  last_used_at DATETIME(6) NULL,
  revoked_at DATETIME(6) NULL,
  KEY of_organization (organization_id, id)
) COMMENT 'Bearer keys of the REST API';
--rollback DROP TABLE marketplace_api_key;

--changeset marketplace:api-key-secret
CREATE TABLE marketplace_api_key_secret (
  hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY COMMENT 'SHA-256 in hex',
  key_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  created_at DATETIME(6) NOT NULL,
  ends_at DATETIME(6) NULL COMMENT 'Set when a newer secret took over; until then both open',
  CONSTRAINT marketplace_api_key_secret_key FOREIGN KEY (key_id) REFERENCES marketplace_api_key (id) ON DELETE CASCADE
) COMMENT 'One key may have several secrets while it is rolled';
--rollback DROP TABLE marketplace_api_key_secret;
