--liquibase formatted sql logicalFilePath:db/changelog/provisioner/120-host.sql

--changeset provisioner:host
CREATE TABLE provisioner_host (
  id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  project_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  tenant_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'NULL: all of the product, each one label below it',
  domain VARCHAR(253) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  code VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'what its TXT record has to be',
  state VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  proved VARCHAR(253) CHARACTER SET ascii COLLATE ascii_bin
    GENERATED ALWAYS AS (IF(state IN ('ACTIVE', 'LOST'), domain, NULL)) PERSISTENT
    COMMENT 'one domain is one claim''s only, and only once it is proved',
  owner CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'the tenant, or else the project',
  held BOOLEAN GENERATED ALWAYS AS (IF(state = 'REMOVED', NULL, 1)) PERSISTENT,
  problem VARCHAR(255) NULL COMMENT 'why it is not, or no longer, proved',
  verified_at DATETIME(6) NULL,
  lost_since DATETIME(6) NULL,
  checked_at DATETIME(6) NULL,
  check_at DATETIME(6) NULL COMMENT 'when it is looked for next; NULL: when somebody asks',
  created_at DATETIME(6) NOT NULL,
  changed_at DATETIME(6) NOT NULL,
  UNIQUE KEY provisioner_host_proved (proved),
  UNIQUE KEY provisioner_host_held (owner, domain, held),
  KEY provisioner_host_due (check_at),
  KEY provisioner_host_changed (changed_at),
  KEY provisioner_host_tenant (tenant_id),
  CONSTRAINT provisioner_host_project FOREIGN KEY (project_id) REFERENCES provisioner_project (id),
  CONSTRAINT provisioner_host_tenant FOREIGN KEY (tenant_id) REFERENCES provisioner_tenant (id)
) COMMENT 'Domains of products and of their tenants';
ALTER TABLE provisioner_tenant ADD KEY provisioner_tenant_changed (changed_at);
--rollback ALTER TABLE provisioner_tenant DROP KEY provisioner_tenant_changed;
--rollback DROP TABLE provisioner_host;
