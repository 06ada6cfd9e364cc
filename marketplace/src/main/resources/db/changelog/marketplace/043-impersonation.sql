--liquibase formatted sql logicalFilePath:db/changelog/marketplace/043-impersonation.sql

--changeset marketplace:impersonation
CREATE TABLE marketplace_impersonation (
  id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  token_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  organization_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  user_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  operator VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  operator_name VARCHAR(254) NOT NULL,
  reason VARCHAR(500) NOT NULL,
  made_at DATETIME(6) NOT NULL,
  opens_until DATETIME(6) NOT NULL,
  begun_at DATETIME(6) NULL,
  ends_at DATETIME(6) NULL,
  ended_at DATETIME(6) NULL,
  KEY marketplace_impersonation_organization (organization_id, id)
) COMMENT 'Operators who look at the portal as a member does';
--rollback DROP TABLE marketplace_impersonation;
