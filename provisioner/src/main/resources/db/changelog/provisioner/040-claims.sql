--liquibase formatted sql logicalFilePath:db/changelog/provisioner/040-claims.sql

--changeset provisioner:claim-key
CREATE TABLE provisioner_claim_key (
  kid VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  public_jwk VARCHAR(400) CHARACTER SET ascii NOT NULL COMMENT 'as in jwks.json',
  private_sealed VARCHAR(800) CHARACTER SET ascii NOT NULL COMMENT 'sealed by the vault; only who mints opens it',
  signs_from DATETIME(6) NOT NULL COMMENT 'published before, so that every gateway knows it when it is first used',
  KEY newest (signs_from)
) COMMENT 'Keys that sign claims: the newest one that may sign does, older ones still verify';
--rollback DROP TABLE provisioner_claim_key;

--changeset provisioner:claim-revocation
CREATE TABLE provisioner_claim_revocation (
  jti VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  expires_at DATETIME(6) NOT NULL COMMENT 'the claim ends by itself then, and so does this row',
  KEY expired (expires_at)
) COMMENT 'Single claims that end early; all of a container end by its epoch';
--rollback DROP TABLE provisioner_claim_revocation;
