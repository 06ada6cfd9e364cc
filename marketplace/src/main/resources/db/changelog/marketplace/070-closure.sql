--liquibase formatted sql logicalFilePath:db/changelog/marketplace/070-closure.sql

--changeset marketplace:closure
CREATE TABLE marketplace_closure (
  organization_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  name VARCHAR(100) NOT NULL,
  asked_by CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  asked_by_name VARCHAR(200) NOT NULL,
  asked_at DATETIME(6) NOT NULL,
  goes MEDIUMTEXT NOT NULL COMMENT 'What was listed when it was asked for, a line each',
  waits VARCHAR(1000) NULL COMMENT 'What it waits for, for people',
  receipt MEDIUMTEXT NULL COMMENT 'What was removed, a line each',
  done_at DATETIME(6) NULL,
  KEY marketplace_closure_open (done_at),
  KEY marketplace_closure_by (asked_by),
  CONSTRAINT marketplace_closure_of FOREIGN KEY (organization_id) REFERENCES marketplace_organization (id)
) COMMENT 'Organizations that are deleted, or were';
--rollback DROP TABLE marketplace_closure;
