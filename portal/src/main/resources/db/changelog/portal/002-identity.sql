--liquibase formatted sql logicalFilePath:db/changelog/portal/002-identity.sql

--changeset portal:local-account
CREATE TABLE portal_local_account (
  id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  email VARCHAR(254) NOT NULL,
  name VARCHAR(200) NOT NULL,
  password_hash VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  created_at DATETIME(6) NOT NULL,
  UNIQUE KEY portal_local_account_email (email)
) COMMENT 'Accounts of the built-in identity provider';
--rollback DROP TABLE portal_local_account;

--changeset portal:attempt
CREATE TABLE portal_attempt (
  subject VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  failures INT NOT NULL,
  next_at DATETIME(6) NOT NULL,
  KEY portal_attempt_next_at (next_at)
) COMMENT 'Failed sign-ins by account and by address: the next one is heard at next_at';
--rollback DROP TABLE portal_attempt;

--changeset portal:signing-key
CREATE TABLE portal_signing_key (
  name VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  sealed TEXT CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  created_at DATETIME(6) NOT NULL
) COMMENT 'What the built-in identity provider signs with';
--rollback DROP TABLE portal_signing_key;

--changeset portal:first-link
CREATE TABLE portal_first_link (
  token_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  made_at DATETIME(6) NOT NULL
) COMMENT 'Links for whoever sets the installation up; the first use removes all';
--rollback DROP TABLE portal_first_link;

--changeset portal:authorization
CREATE TABLE oauth2_authorization (
  id VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  registered_client_id VARCHAR(100) NOT NULL,
  principal_name VARCHAR(200) NOT NULL,
  authorization_grant_type VARCHAR(100) NOT NULL,
  authorized_scopes VARCHAR(1000) NULL,
  attributes MEDIUMTEXT NULL,
  state VARCHAR(500) CHARACTER SET ascii COLLATE ascii_bin NULL,
  authorization_code_value MEDIUMTEXT NULL,
  authorization_code_issued_at DATETIME(6) NULL,
  authorization_code_expires_at DATETIME(6) NULL,
  authorization_code_metadata MEDIUMTEXT NULL,
  access_token_value MEDIUMTEXT NULL,
  access_token_issued_at DATETIME(6) NULL,
  access_token_expires_at DATETIME(6) NULL,
  access_token_metadata MEDIUMTEXT NULL,
  access_token_type VARCHAR(100) NULL,
  access_token_scopes VARCHAR(1000) NULL,
  oidc_id_token_value MEDIUMTEXT NULL,
  oidc_id_token_issued_at DATETIME(6) NULL,
  oidc_id_token_expires_at DATETIME(6) NULL,
  oidc_id_token_metadata MEDIUMTEXT NULL,
  refresh_token_value MEDIUMTEXT NULL,
  refresh_token_issued_at DATETIME(6) NULL,
  refresh_token_expires_at DATETIME(6) NULL,
  refresh_token_metadata MEDIUMTEXT NULL,
  user_code_value MEDIUMTEXT NULL,
  user_code_issued_at DATETIME(6) NULL,
  user_code_expires_at DATETIME(6) NULL,
  user_code_metadata MEDIUMTEXT NULL,
  device_code_value MEDIUMTEXT NULL,
  device_code_issued_at DATETIME(6) NULL,
  device_code_expires_at DATETIME(6) NULL,
  device_code_metadata MEDIUMTEXT NULL,
  KEY oauth2_authorization_code (authorization_code_value (64)),
  KEY oauth2_authorization_code_expiry (authorization_code_expires_at)
) COMMENT 'Sign-ins under way at the built-in identity provider (the columns are Spring Security''s)';
--rollback DROP TABLE oauth2_authorization;
