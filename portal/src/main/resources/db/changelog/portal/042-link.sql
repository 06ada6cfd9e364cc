--liquibase formatted sql logicalFilePath:db/changelog/portal/042-link.sql

--changeset portal:link
CREATE TABLE portal_link (
  issuer VARCHAR(255) NOT NULL,
  subject VARCHAR(255) NOT NULL,
  user_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  provider VARCHAR(100) NOT NULL COMMENT 'What people call it',
  email VARCHAR(254) NULL COMMENT 'As it was then, to tell accounts apart; proves nothing',
  linked_at DATETIME(6) NOT NULL,
  PRIMARY KEY (issuer, subject),
  KEY portal_link_user (user_id),
  CONSTRAINT portal_link_of FOREIGN KEY (user_id) REFERENCES marketplace_user (id) ON DELETE CASCADE
) COMMENT 'Further ways in of people, beside the one that made them';
--rollback DROP TABLE portal_link;
