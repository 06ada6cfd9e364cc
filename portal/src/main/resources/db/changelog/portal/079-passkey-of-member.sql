--liquibase formatted sql logicalFilePath:db/changelog/portal/079-passkey-of-member.sql

--changeset portal:passkey-of-member
ALTER TABLE portal_passkey
  MODIFY account_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'a local account''s; NULL: a member''s',
  ADD COLUMN member_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'of a tenant' AFTER account_id,
  ADD COLUMN host VARCHAR(253) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '' COMMENT 'the one that it is for, lower case; empty: the portal''s',
  DROP INDEX credential_hash,
  ADD UNIQUE KEY portal_passkey_key (host, credential_hash),
  ADD CONSTRAINT portal_passkey_member FOREIGN KEY (member_id) REFERENCES provisioner_member (id) ON DELETE CASCADE,
  COMMENT = 'Keys of devices that sign local accounts and members in';
--rollback DELETE FROM portal_passkey WHERE account_id IS NULL;
--rollback ALTER TABLE portal_passkey DROP FOREIGN KEY portal_passkey_member, DROP COLUMN member_id, DROP INDEX portal_passkey_key, DROP COLUMN host, ADD UNIQUE KEY credential_hash (credential_hash), MODIFY account_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL;

--changeset portal:challenge
CREATE TABLE portal_challenge (
  challenge_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  host VARCHAR(253) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  holder_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'of what only the one who was asked has: a browser''s cookie, or a claim',
  ends_at DATETIME(6) NOT NULL,
  KEY portal_challenge_ends (ends_at)
) COMMENT 'What devices are asked to sign at doors, each once';
--rollback DROP TABLE portal_challenge;
