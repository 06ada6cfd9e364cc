--liquibase formatted sql logicalFilePath:db/changelog/provisioner/010-node.sql

--changeset provisioner:installation
CREATE TABLE provisioner_installation (
  id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY
) COMMENT 'One row: the label by which we know our containers on an engine that others use too';
INSERT INTO provisioner_installation (id) VALUES (UUID());
--rollback DROP TABLE provisioner_installation;

--changeset provisioner:node
CREATE TABLE provisioner_node (
  id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  organization_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name VARCHAR(63) NOT NULL,
  docker VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'unix:// or tcp://',
  tls MEDIUMTEXT NULL COMMENT 'authority, certificate and key in PEM, as JSON, sealed',
  subnet4 VARCHAR(18) CHARACTER SET ascii NOT NULL,
  subnet6 VARCHAR(49) CHARACTER SET ascii NULL,
  gateways VARCHAR(1000) CHARACTER SET ascii NOT NULL COMMENT 'addresses that gateways come from, with commas',
  data_dir VARCHAR(255) NULL COMMENT 'on the node, on btrfs',
  state VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  problem VARCHAR(1000) NULL COMMENT 'why it is not READY, for people',
  capabilities TEXT NULL COMMENT 'JSON; NULL until it was first asked',
  disk_bytes BIGINT NULL,
  disk_free BIGINT NULL,
  memory_bytes BIGINT NULL,
  memory_free BIGINT NULL,
  seen_at DATETIME(6) NULL,
  created_at DATETIME(6) NOT NULL,
  changed_at DATETIME(6) NOT NULL,
  UNIQUE KEY provisioner_node_name (organization_id, name),
  UNIQUE KEY provisioner_node_docker (organization_id, docker)
) COMMENT 'Docker hosts of organizations';
--rollback DROP TABLE provisioner_node;

--changeset provisioner:address
CREATE TABLE provisioner_address (
  node_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  bridge SMALLINT NOT NULL,
  place SMALLINT NOT NULL COMMENT 'on the bridge, IPv4 and IPv6 alike; 1 is the bridge itself',
  container_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'NULL: free',
  freed_at DATETIME(6) NOT NULL COMMENT 'the one that was free longest is given first',
  PRIMARY KEY (node_id, bridge, place),
  UNIQUE KEY provisioner_address_container (container_id),
  KEY provisioner_address_free (node_id, container_id, freed_at, bridge, place),
  CONSTRAINT provisioner_address_node FOREIGN KEY (node_id) REFERENCES provisioner_node (id)
) COMMENT 'Every address of every bridge, so that none is ever given twice';
--rollback DROP TABLE provisioner_address;

--changeset provisioner:wall
CREATE TABLE provisioner_wall (
  node_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  ipv4 VARCHAR(15) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  ipv6 VARCHAR(45) CHARACTER SET ascii NULL,
  port INT NOT NULL,
  rules MEDIUMTEXT NOT NULL COMMENT 'JSON',
  resolved TEXT NOT NULL COMMENT 'JSON: host names of the rules to their addresses',
  raised_at DATETIME(6) NOT NULL,
  PRIMARY KEY (node_id, ipv4),
  CONSTRAINT provisioner_wall_node FOREIGN KEY (node_id) REFERENCES provisioner_node (id)
) COMMENT 'Rules in force, to be put in force again when a node lost its table';
--rollback DROP TABLE provisioner_wall;

--changeset provisioner:stronghold
CREATE TABLE provisioner_stronghold (
  address VARCHAR(45) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  seen_at DATETIME(6) NOT NULL
) COMMENT 'Addresses of machines that workers run on: no tenant reaches them';
--rollback DROP TABLE provisioner_stronghold;
