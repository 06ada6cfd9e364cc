--liquibase formatted sql logicalFilePath:db/changelog/portal/030-sign-in.sql

--changeset portal:sign-in
CREATE TABLE portal_sign_in (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  user_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'Null when it was refused',
  account VARCHAR(70) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'Stands for the e-mail that was typed, when it was refused',
  came_at DATETIME(6) NOT NULL,
  refused BOOLEAN NOT NULL,
  means VARCHAR(100) NOT NULL,
  origin VARCHAR(64) NOT NULL,
  agent VARCHAR(100) NOT NULL,
  KEY portal_sign_in_user (user_id, came_at),
  KEY portal_sign_in_account (account, came_at),
  KEY portal_sign_in_age (came_at),
  CONSTRAINT portal_sign_in_who FOREIGN KEY (user_id) REFERENCES marketplace_user (id) ON DELETE CASCADE
) COMMENT 'Who came in, and who tried to';
--rollback DROP TABLE portal_sign_in;
