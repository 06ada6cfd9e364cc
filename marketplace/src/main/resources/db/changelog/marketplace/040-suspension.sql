--liquibase formatted sql logicalFilePath:db/changelog/marketplace/040-suspension.sql

--changeset marketplace:suspension
ALTER TABLE marketplace_organization
  ADD COLUMN suspended_at DATETIME(6) NULL COMMENT 'Since then its members may only look',
  ADD COLUMN suspended_reason VARCHAR(500) NULL,
  ADD COLUMN suspended_by VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD COLUMN tenants_stopped BOOLEAN NOT NULL DEFAULT FALSE;
--rollback ALTER TABLE marketplace_organization DROP COLUMN suspended_at, DROP COLUMN suspended_reason, DROP COLUMN suspended_by, DROP COLUMN tenants_stopped;
