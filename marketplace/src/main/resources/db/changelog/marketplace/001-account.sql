--liquibase formatted sql logicalFilePath:db/changelog/marketplace/001-account.sql

--changeset marketplace:user
CREATE TABLE marketplace_user (
  id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  issuer VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  subject VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  email VARCHAR(254) NULL,
  name VARCHAR(200) NOT NULL,
  created_at DATETIME(6) NOT NULL,
  seen_at DATETIME(6) NOT NULL,
  UNIQUE KEY marketplace_user_identity (issuer, subject)
) COMMENT 'People who sign in, keyed by who vouches for them and under which name, never by e-mail';
--rollback DROP TABLE marketplace_user;

--changeset marketplace:organization
CREATE TABLE marketplace_organization (
  id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  name VARCHAR(100) NOT NULL,
  created_at DATETIME(6) NOT NULL
) COMMENT 'Accounts that rent, build and pay';
--rollback DROP TABLE marketplace_organization;

--changeset marketplace:member
CREATE TABLE marketplace_member (
  organization_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  user_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  role VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  joined_at DATETIME(6) NOT NULL,
  PRIMARY KEY (organization_id, user_id),
  KEY marketplace_member_user (user_id),
  CONSTRAINT marketplace_member_organization FOREIGN KEY (organization_id) REFERENCES marketplace_organization (id) ON DELETE CASCADE,
  CONSTRAINT marketplace_member_user FOREIGN KEY (user_id) REFERENCES marketplace_user (id) ON DELETE CASCADE
);
--rollback DROP TABLE marketplace_member;

--changeset marketplace:invitation
CREATE TABLE marketplace_invitation (
  token_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  organization_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  role VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  note VARCHAR(254) NOT NULL,
  invited_by CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  expires_at DATETIME(6) NOT NULL,
  KEY marketplace_invitation_organization (organization_id),
  CONSTRAINT marketplace_invitation_organization FOREIGN KEY (organization_id) REFERENCES marketplace_organization (id) ON DELETE CASCADE,
  CONSTRAINT marketplace_invitation_user FOREIGN KEY (invited_by) REFERENCES marketplace_user (id) ON DELETE CASCADE
) COMMENT 'Links that make whoever opens one first a member; a used one is gone';
--rollback DROP TABLE marketplace_invitation;
