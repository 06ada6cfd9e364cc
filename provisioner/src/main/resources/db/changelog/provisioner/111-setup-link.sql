--liquibase formatted sql logicalFilePath:db/changelog/provisioner/111-setup-link.sql

--changeset provisioner:setup-link
CREATE TABLE provisioner_setup_link (
  token_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  tenant_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  connection_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'the one that it makes; minted before, for its redirect URI is needed first',
  created_at DATETIME(6) NOT NULL,
  ends_at DATETIME(6) NOT NULL,
  KEY provisioner_setup_link_tenant (tenant_id),
  CONSTRAINT provisioner_setup_link_tenant FOREIGN KEY (tenant_id) REFERENCES provisioner_tenant (id)
) COMMENT 'Links by which the people who run a tenant''s identity provider connect it themselves';
--rollback DROP TABLE provisioner_setup_link;
