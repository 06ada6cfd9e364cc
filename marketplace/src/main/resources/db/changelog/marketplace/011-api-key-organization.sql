--liquibase formatted sql logicalFilePath:db/changelog/marketplace/011-api-key-organization.sql

--changeset marketplace:api-key-of-nobody
DELETE FROM marketplace_api_key WHERE organization_id NOT IN (SELECT id FROM marketplace_organization);
--rollback SELECT 1;

--changeset marketplace:api-key-organization
ALTER TABLE marketplace_api_key ADD CONSTRAINT marketplace_api_key_organization
  FOREIGN KEY (organization_id) REFERENCES marketplace_organization (id) ON DELETE CASCADE;
--rollback ALTER TABLE marketplace_api_key DROP FOREIGN KEY marketplace_api_key_organization;
