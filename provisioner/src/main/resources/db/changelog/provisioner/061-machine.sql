--liquibase formatted sql logicalFilePath:db/changelog/provisioner/061-machine.sql

--changeset provisioner:authority
CREATE TABLE provisioner_authority (
  id TINYINT NOT NULL PRIMARY KEY COMMENT 'always 1: one for the installation',
  certificate TEXT NOT NULL COMMENT 'PEM',
  authority_key TEXT NOT NULL COMMENT 'PEM, sealed',
  client_certificate TEXT NOT NULL COMMENT 'PEM: what nodes know us by',
  client_key TEXT NOT NULL COMMENT 'PEM, sealed',
  client_until DATETIME(6) NOT NULL,
  created_at DATETIME(6) NOT NULL
) COMMENT 'Who signs for machines and for us';
--rollback DROP TABLE provisioner_authority;

--changeset provisioner:machine-token
CREATE TABLE provisioner_machine_token (
  id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  organization_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'whose node the machine becomes',
  server_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'or what it is on the market',
  name VARCHAR(63) NOT NULL,
  region VARCHAR(40) CHARACTER SET ascii NOT NULL,
  created_by VARCHAR(100) NOT NULL,
  created_at DATETIME(6) NOT NULL,
  expires_at DATETIME(6) NOT NULL,
  used_at DATETIME(6) NULL,
  machine_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'that used it',
  UNIQUE KEY provisioner_machine_token_hash (hash),
  KEY provisioner_machine_token_organization (organization_id, id),
  CONSTRAINT provisioner_machine_token_for CHECK ((organization_id IS NULL) <> (server_id IS NULL))
) COMMENT 'Each lets one machine in, once';
--rollback DROP TABLE provisioner_machine_token;

--changeset provisioner:machine-line
CREATE TABLE provisioner_machine_line (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  token_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  words VARCHAR(300) NOT NULL,
  at DATETIME(6) NOT NULL,
  KEY provisioner_machine_line_token (token_id, id),
  CONSTRAINT provisioner_machine_line_token FOREIGN KEY (token_id) REFERENCES provisioner_machine_token (id)
) COMMENT 'What the script on the machine says of its progress';
--rollback DROP TABLE provisioner_machine_line;

--changeset provisioner:machine
CREATE TABLE provisioner_machine (
  id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  token_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  organization_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL,
  server_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL,
  node_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'which it is now',
  name VARCHAR(63) NOT NULL,
  region VARCHAR(40) CHARACTER SET ascii NOT NULL,
  address VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'tcp://host:port of its Docker',
  public_key VARCHAR(1000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'base 64',
  key_digest CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  fingerprint CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'of its machine-id',
  certificate TEXT NOT NULL COMMENT 'PEM',
  certified_until DATETIME(6) NOT NULL,
  subnet4 VARCHAR(18) CHARACTER SET ascii NOT NULL,
  subnet6 VARCHAR(49) CHARACTER SET ascii NULL,
  gateways VARCHAR(1000) CHARACTER SET ascii NOT NULL,
  data_dir VARCHAR(255) NULL,
  specs TEXT NOT NULL COMMENT 'JSON, as the script found them',
  benchmark TEXT NOT NULL COMMENT 'JSON',
  introduced_at DATETIME(6) NOT NULL,
  up_at DATETIME(6) NULL COMMENT 'its Docker answers since',
  renewed_at DATETIME(6) NULL,
  revoked_at DATETIME(6) NULL,
  revoked_why VARCHAR(300) NULL,
  living TINYINT(1) AS (IF(revoked_at IS NULL, 1, NULL)) PERSISTENT COMMENT 'NULL: may be enrolled anew',
  UNIQUE KEY provisioner_machine_key (key_digest, living),
  UNIQUE KEY provisioner_machine_fingerprint (fingerprint, living),
  UNIQUE KEY provisioner_machine_address (address, living),
  UNIQUE KEY provisioner_machine_server (server_id, living),
  UNIQUE KEY provisioner_machine_node (node_id, living),
  KEY provisioner_machine_organization (organization_id, id),
  CONSTRAINT provisioner_machine_token FOREIGN KEY (token_id) REFERENCES provisioner_machine_token (id)
) COMMENT 'What ran our script with a token';
--rollback DROP TABLE provisioner_machine;
