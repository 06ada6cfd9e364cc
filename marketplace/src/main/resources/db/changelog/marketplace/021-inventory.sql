--liquibase formatted sql logicalFilePath:db/changelog/marketplace/021-inventory.sql

--changeset marketplace:offer
CREATE TABLE marketplace_offer (
  id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  vendor_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name VARCHAR(100) NOT NULL,
  region VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  country CHAR(2) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  cpu VARCHAR(100) NOT NULL,
  cores INT NOT NULL,
  score INT NOT NULL,
  ram_gb INT NOT NULL,
  disks VARCHAR(100) NOT NULL,
  disk_gb INT NOT NULL,
  bandwidth_mbps INT NOT NULL,
  currency CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  month_minor BIGINT NOT NULL COMMENT 'A month without a discount',
  setup_minor BIGINT NOT NULL,
  available_from DATETIME(6) NOT NULL,
  created_at DATETIME(6) NOT NULL,
  withdrawn_at DATETIME(6) NULL,
  KEY marketplace_offer_place (region, country),
  CONSTRAINT marketplace_offer_vendor FOREIGN KEY (vendor_id) REFERENCES marketplace_vendor (id)
) COMMENT 'What vendors sell: a kind of server at a place for a price';
CREATE TABLE marketplace_offer_term (
  offer_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  months INT NOT NULL,
  discount_bp INT NOT NULL,
  PRIMARY KEY (offer_id, months),
  CONSTRAINT marketplace_offer_term_of FOREIGN KEY (offer_id) REFERENCES marketplace_offer (id) ON DELETE CASCADE
);
--rollback DROP TABLE marketplace_offer_term; DROP TABLE marketplace_offer;

--changeset marketplace:server
CREATE TABLE marketplace_server (
  id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  offer_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  vendor_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  label VARCHAR(60) NOT NULL COMMENT 'What the vendor calls the machine',
  state VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  leaving BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'Not offered again once it is free',
  cpu VARCHAR(100) NOT NULL,
  cores INT NOT NULL,
  score INT NOT NULL,
  ram_gb INT NOT NULL,
  disks VARCHAR(100) NOT NULL,
  disk_gb INT NOT NULL,
  bandwidth_mbps INT NOT NULL,
  verify_by DATETIME(6) NULL,
  listed_at DATETIME(6) NOT NULL,
  UNIQUE KEY marketplace_server_label (vendor_id, label),
  KEY marketplace_server_free (offer_id, state),
  KEY marketplace_server_verify (verify_by),
  CONSTRAINT marketplace_server_offer FOREIGN KEY (offer_id) REFERENCES marketplace_offer (id),
  CONSTRAINT marketplace_server_vendor FOREIGN KEY (vendor_id) REFERENCES marketplace_vendor (id)
) COMMENT 'Machines, with what their vendors claim of them';
CREATE TABLE marketplace_server_change (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  server_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  from_state VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  to_state VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  cause VARCHAR(500) NOT NULL,
  changed_at DATETIME(6) NOT NULL,
  CONSTRAINT marketplace_server_change_of FOREIGN KEY (server_id) REFERENCES marketplace_server (id)
) COMMENT 'Every step of a server, and what caused it: the proof of a wipe, too';
CREATE TABLE marketplace_measurement (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  server_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  cpu VARCHAR(100) NOT NULL,
  cores INT NOT NULL,
  score INT NOT NULL,
  ram_gb INT NOT NULL,
  disk_gb INT NOT NULL,
  bandwidth_mbps INT NOT NULL,
  shortfalls VARCHAR(500) NOT NULL COMMENT 'Where it is less than claimed; empty when nowhere',
  measured_at DATETIME(6) NOT NULL,
  CONSTRAINT marketplace_measurement_of FOREIGN KEY (server_id) REFERENCES marketplace_server (id)
) COMMENT 'What was measured on machines';
CREATE TABLE marketplace_incident (
  id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  server_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  kind VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  words VARCHAR(500) NOT NULL,
  began_at DATETIME(6) NOT NULL,
  ended_at DATETIME(6) NULL,
  KEY marketplace_incident_server (server_id, began_at),
  CONSTRAINT marketplace_incident_of FOREIGN KEY (server_id) REFERENCES marketplace_server (id)
) COMMENT 'The history that a server''s reliability is told from';
--rollback DROP TABLE marketplace_incident; DROP TABLE marketplace_measurement; DROP TABLE marketplace_server_change; DROP TABLE marketplace_server;
