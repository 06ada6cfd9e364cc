--liquibase formatted sql logicalFilePath:db/changelog/provisioner/080-renting.sql

--changeset provisioner:renting
CREATE TABLE provisioner_chore (
  kind VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  subject VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'A server or a rental of the market',
  due_at DATETIME(6) NOT NULL,
  attempts INT NOT NULL DEFAULT 0,
  problem VARCHAR(500) NULL COMMENT 'Why it was not done yet',
  created_at DATETIME(6) NOT NULL,
  PRIMARY KEY (kind, subject),
  KEY provisioner_chore_due (due_at)
) COMMENT 'What the market asked of machines and nobody did yet';
--rollback DROP TABLE provisioner_chore;
