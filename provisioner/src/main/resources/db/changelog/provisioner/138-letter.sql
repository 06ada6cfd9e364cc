--liquibase formatted sql logicalFilePath:db/changelog/provisioner/138-letter.sql

--changeset provisioner:letter
CREATE TABLE provisioner_letter (
  id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  tenant_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'whose people it is for; NULL: for a builder''s own',
  recipient VARCHAR(254) NOT NULL,
  message_id VARCHAR(300) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'the same at every attempt, so that a second copy is known as one',
  sealed MEDIUMTEXT CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'who writes, and what: links in it are secrets. NULL once it is of no use',
  state VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  attempts INT NOT NULL,
  problem VARCHAR(500) NULL COMMENT 'what the last attempt came to',
  next_at DATETIME(6) NULL COMMENT 'when it is tried next; NULL: never again',
  useful_until DATETIME(6) NOT NULL,
  created_at DATETIME(6) NOT NULL,
  changed_at DATETIME(6) NOT NULL,
  KEY provisioner_letter_due (next_at),
  KEY provisioner_letter_age (changed_at),
  KEY provisioner_letter_tenant (tenant_id)
) COMMENT 'E-mail on its way';
--rollback DROP TABLE provisioner_letter;

--changeset provisioner:brand-letter
CREATE TABLE provisioner_brand_letter (
  project_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  kind VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  subject VARCHAR(200) NOT NULL,
  body TEXT NOT NULL,
  changed_at DATETIME(6) NOT NULL,
  PRIMARY KEY (project_id, kind),
  CONSTRAINT provisioner_brand_letter_project FOREIGN KEY (project_id) REFERENCES provisioner_project (id)
) COMMENT 'Letters of a project in its builder''s words; without a row ours are used';
CREATE TABLE provisioner_brand_sender (
  project_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  name VARCHAR(100) NOT NULL COMMENT 'empty: the brand''s',
  reply_to VARCHAR(254) NOT NULL COMMENT 'empty for none',
  CONSTRAINT provisioner_brand_sender_project FOREIGN KEY (project_id) REFERENCES provisioner_project (id)
) COMMENT 'Who writes the letters of a project';
--rollback DROP TABLE provisioner_brand_sender;
--rollback DROP TABLE provisioner_brand_letter;
