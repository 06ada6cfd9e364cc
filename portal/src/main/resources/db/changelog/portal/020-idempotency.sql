--liquibase formatted sql logicalFilePath:db/changelog/portal/020-idempotency.sql

--changeset portal:idempotency
CREATE TABLE portal_idempotency (
  api_key VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'The header Idempotency-Key',
  digest CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'SHA-256 of method, address and body',
  answer LONGTEXT CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'Sealed; null while it is worked on',
  busy_until DATETIME(6) NOT NULL COMMENT 'Until then somebody works on it; later anybody may take over',
  created_at DATETIME(6) NOT NULL,
  PRIMARY KEY (api_key, name),
  KEY by_age (created_at)
) COMMENT 'Answers to POSTs with an Idempotency-Key, kept for a day';
--rollback DROP TABLE portal_idempotency;
