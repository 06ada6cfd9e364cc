--liquibase formatted sql logicalFilePath:db/changelog/provisioner/145-console.sql

--changeset provisioner:offering
ALTER TABLE provisioner_brand ADD COLUMN
  offering VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'WHITE_LABEL' COMMENT 'what tenants that are companies get: WHITE_LABEL, SUB_ACCOUNT or BOTH';
--rollback ALTER TABLE provisioner_brand DROP COLUMN offering;

--changeset provisioner:erasure-request
CREATE TABLE provisioner_erasure_request (
  tenant_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  who VARCHAR(255) NOT NULL COMMENT 'of the tenant''s own people',
  at DATETIME(6) NOT NULL,
  CONSTRAINT provisioner_erasure_request_tenant FOREIGN KEY (tenant_id) REFERENCES provisioner_tenant (id)
) COMMENT 'Tenants whose own admins asked their builder to erase them';
--rollback DROP TABLE provisioner_erasure_request;
