--liquibase formatted sql logicalFilePath:db/changelog/provisioner/140-email-domain.sql

--changeset provisioner:email-domain
CREATE TABLE provisioner_email_domain (
  id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  tenant_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  connection_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  domain VARCHAR(253) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  code VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'what its TXT record has to be',
  state VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  enforced BOOLEAN NOT NULL COMMENT 'its people have to use the provider',
  problem VARCHAR(255) NULL COMMENT 'why it is not, or no longer, proved',
  lost_since DATETIME(6) NULL,
  checked_at DATETIME(6) NULL,
  check_at DATETIME(6) NULL COMMENT 'when it is looked for next; NULL: when somebody asks',
  created_at DATETIME(6) NOT NULL,
  changed_at DATETIME(6) NOT NULL,
  UNIQUE KEY provisioner_email_domain_once (connection_id, domain),
  KEY provisioner_email_domain_due (check_at),
  KEY provisioner_email_domain_tenant (tenant_id, domain),
  KEY provisioner_email_domain_name (domain),
  CONSTRAINT provisioner_email_domain_of FOREIGN KEY (connection_id) REFERENCES provisioner_connection (id) ON DELETE CASCADE
) COMMENT 'Whose addresses a tenant''s provider vouches for';
--rollback DROP TABLE provisioner_email_domain;

--changeset provisioner:secret-warning
CREATE TABLE provisioner_secret_warning (
  connection_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  ends_at DATETIME(6) NOT NULL,
  days INT NOT NULL,
  told_at DATETIME(6) NOT NULL,
  PRIMARY KEY (connection_id, ends_at, days),
  CONSTRAINT provisioner_secret_warning_of FOREIGN KEY (connection_id) REFERENCES provisioner_connection (id) ON DELETE CASCADE
) COMMENT 'That a client''s secret ends, told once each';
--rollback DROP TABLE provisioner_secret_warning;
