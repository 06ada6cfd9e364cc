--liquibase formatted sql logicalFilePath:db/changelog/provisioner/158-authority.sql

--changeset provisioner:authority-succession
ALTER TABLE provisioner_authority
  ADD COLUMN other_certificate TEXT NULL COMMENT 'PEM: trusted too; of who signs next, or of who signed before',
  ADD COLUMN other_key TEXT NULL COMMENT 'PEM, sealed: of who signs next; NULL: it signs no more',
  ADD COLUMN other_since DATETIME(6) NULL;
--rollback ALTER TABLE provisioner_authority DROP COLUMN other_certificate, DROP COLUMN other_key, DROP COLUMN other_since;
