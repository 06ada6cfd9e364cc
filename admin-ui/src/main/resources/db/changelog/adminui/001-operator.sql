--liquibase formatted sql logicalFilePath:db/changelog/adminui/001-operator.sql

--changeset adminui:operator
CREATE TABLE adminui_operator (
  id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  email VARCHAR(254) NOT NULL,
  password_hash VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  created_at DATETIME(6) NOT NULL,
  UNIQUE KEY adminui_operator_email (email)
) COMMENT 'Who may sign in to admin-ui';
--rollback DROP TABLE adminui_operator;

--changeset adminui:first-link
CREATE TABLE adminui_first_link (
  token_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  made_at DATETIME(6) NOT NULL
) COMMENT 'Links for whoever becomes the first operator; the first use removes all';
--rollback DROP TABLE adminui_first_link;
