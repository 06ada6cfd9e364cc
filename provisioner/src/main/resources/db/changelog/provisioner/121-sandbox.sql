--liquibase formatted sql logicalFilePath:db/changelog/provisioner/121-sandbox.sql

--changeset provisioner:sandbox
ALTER TABLE provisioner_template
  ADD COLUMN sandbox BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'its tenants hear who they are and may say what happens';
--rollback ALTER TABLE provisioner_template DROP COLUMN sandbox;
