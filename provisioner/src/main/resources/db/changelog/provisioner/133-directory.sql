--liquibase formatted sql logicalFilePath:db/changelog/provisioner/133-directory.sql

--changeset provisioner:person-names
ALTER TABLE provisioner_person
  ADD COLUMN object_id VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT '' COMMENT 'a second name that lasts, as Entra''s oid; empty for none',
  ADD COLUMN login VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT '' COMMENT 'lower case: as the provider calls them at the sign-in; nobody vouches for it';
--rollback ALTER TABLE provisioner_person DROP COLUMN object_id, DROP COLUMN login;

--changeset provisioner:directory-token
CREATE TABLE provisioner_directory_token (
  token_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  connection_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  hint CHAR(4) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'how it ends, to tell it by',
  created_at DATETIME(6) NOT NULL,
  ends_at DATETIME(6) NULL COMMENT 'NULL until another takes its place',
  used_at DATETIME(6) NULL COMMENT 'to the minute',
  KEY provisioner_directory_token_of (connection_id),
  CONSTRAINT provisioner_directory_token_of FOREIGN KEY (connection_id) REFERENCES provisioner_connection (id) ON DELETE CASCADE
) COMMENT 'By which a company''s directory writes who its people are (SCIM)';
--rollback DROP TABLE provisioner_directory_token;

--changeset provisioner:directory-user
CREATE TABLE provisioner_directory_user (
  id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  connection_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  user_name VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'as it was written',
  name_key VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'the same in lower case',
  external_id VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  email VARCHAR(254) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'lower case, the first one; empty for none',
  name VARCHAR(255) NOT NULL,
  active BOOLEAN NOT NULL,
  gone BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'removed there; kept so that they stay out',
  attributes TEXT NOT NULL COMMENT 'JSON: what we keep of what the directory says',
  person_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'who came in as this one',
  created_at DATETIME(6) NOT NULL,
  changed_at DATETIME(6) NOT NULL,
  live_name VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin GENERATED ALWAYS AS (IF(gone, NULL, name_key)) PERSISTENT COMMENT 'among who is there a name is one person''s',
  live_external VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin GENERATED ALWAYS AS (IF(gone, NULL, external_id)) PERSISTENT,
  UNIQUE KEY provisioner_directory_user_name (connection_id, live_name),
  UNIQUE KEY provisioner_directory_user_external (connection_id, live_external),
  KEY provisioner_directory_user_called (connection_id, name_key),
  KEY provisioner_directory_user_lasting (connection_id, external_id),
  KEY provisioner_directory_user_page (connection_id, gone, id),
  KEY provisioner_directory_user_email (connection_id, email),
  KEY provisioner_directory_user_person (person_id),
  CONSTRAINT provisioner_directory_user_of FOREIGN KEY (connection_id) REFERENCES provisioner_connection (id) ON DELETE CASCADE,
  CONSTRAINT provisioner_directory_user_person FOREIGN KEY (person_id) REFERENCES provisioner_person (id) ON DELETE SET NULL
) COMMENT 'People as a company''s directory has them';
--rollback DROP TABLE provisioner_directory_user;

--changeset provisioner:directory-group
CREATE TABLE provisioner_directory_group (
  id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  connection_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  external_id VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  created_at DATETIME(6) NOT NULL,
  changed_at DATETIME(6) NOT NULL,
  UNIQUE KEY provisioner_directory_group_name (connection_id, name),
  KEY provisioner_directory_group_page (connection_id, id),
  CONSTRAINT provisioner_directory_group_of FOREIGN KEY (connection_id) REFERENCES provisioner_connection (id) ON DELETE CASCADE
) COMMENT 'Groups as a company''s directory has them';
--rollback DROP TABLE provisioner_directory_group;

--changeset provisioner:directory-member
CREATE TABLE provisioner_directory_member (
  group_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  user_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (group_id, user_id),
  KEY provisioner_directory_member_user (user_id),
  CONSTRAINT provisioner_directory_member_group FOREIGN KEY (group_id) REFERENCES provisioner_directory_group (id) ON DELETE CASCADE,
  CONSTRAINT provisioner_directory_member_user FOREIGN KEY (user_id) REFERENCES provisioner_directory_user (id) ON DELETE CASCADE
) COMMENT 'Who is in which group of a company''s directory';
--rollback DROP TABLE provisioner_directory_member;

--changeset provisioner:directory-line
CREATE TABLE provisioner_directory_line (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  connection_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  at DATETIME(6) NOT NULL,
  refused BOOLEAN NOT NULL,
  who VARCHAR(255) NOT NULL,
  words VARCHAR(1000) NOT NULL,
  KEY provisioner_directory_line_of (connection_id, id),
  CONSTRAINT provisioner_directory_line_of FOREIGN KEY (connection_id) REFERENCES provisioner_connection (id) ON DELETE CASCADE
) COMMENT 'What a company''s directory changed here, and what could not be taken from it';
--rollback DROP TABLE provisioner_directory_line;
