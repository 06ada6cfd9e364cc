--liquibase formatted sql logicalFilePath:db/changelog/portal/075-passkey.sql

--changeset portal:passkey
CREATE TABLE portal_passkey (
  id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  account_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name VARCHAR(60) NOT NULL,
  credential_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL UNIQUE COMMENT 'Of the identifier that the device gave it',
  attested BLOB NOT NULL COMMENT 'Identifier and public key: attestedCredentialData of WebAuthn',
  uses BIGINT NOT NULL COMMENT 'As the device counts; 0 where it does not',
  synced BOOLEAN NOT NULL COMMENT 'May be on several devices',
  made_at DATETIME(6) NOT NULL,
  used_at DATETIME(6) NULL,
  KEY portal_passkey_account (account_id, made_at)
) COMMENT 'Keys of devices that sign local accounts in';
--rollback DROP TABLE portal_passkey;
