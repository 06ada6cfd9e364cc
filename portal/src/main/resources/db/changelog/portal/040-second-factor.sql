--liquibase formatted sql logicalFilePath:db/changelog/portal/040-second-factor.sql

--changeset portal:second-factor
CREATE TABLE portal_second_factor (
  account_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  sealed TEXT NOT NULL COMMENT 'The secret that app and house share',
  confirmed_at DATETIME(6) NULL COMMENT 'NULL: shown, and no code of it was typed yet',
  last_step BIGINT NOT NULL COMMENT 'Of RFC 6238: codes up to this one are used',
  made_at DATETIME(6) NOT NULL
) COMMENT 'One-time codes of local accounts';
CREATE TABLE portal_recovery_code (
  account_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (account_id, hash)
) COMMENT 'For who lost what makes the codes; each works once';
--rollback DROP TABLE portal_recovery_code; DROP TABLE portal_second_factor;
