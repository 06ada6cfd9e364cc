--liquibase formatted sql logicalFilePath:db/changelog/billing/003-outbound.sql

--changeset billing:receiver
CREATE TABLE billing_receiver (
  id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  owner VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  url VARCHAR(500) NOT NULL,
  types VARCHAR(4000) CHARACTER SET ascii NOT NULL,
  enabled BOOLEAN NOT NULL,
  created_at DATETIME(6) NOT NULL,
  KEY billing_receiver_owner (owner, id)
) COMMENT 'Where the own webhooks of an owner are posted to';
CREATE TABLE billing_receiver_secret (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  receiver VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  sealed VARCHAR(1000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  created_at DATETIME(6) NOT NULL,
  expires_at DATETIME(6) NULL,
  KEY billing_receiver_secret_receiver (receiver),
  CONSTRAINT billing_receiver_secret_of FOREIGN KEY (receiver) REFERENCES billing_receiver (id) ON DELETE CASCADE
) COMMENT 'Secrets that sign, sealed; an old one signs too until expires_at after it was rolled';
--rollback DROP TABLE billing_receiver_secret; DROP TABLE billing_receiver;

--changeset billing:delivery
CREATE TABLE billing_message (
  id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  owner VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  type VARCHAR(80) CHARACTER SET ascii NOT NULL,
  payload MEDIUMTEXT NOT NULL,
  created_at DATETIME(6) NOT NULL,
  KEY billing_message_created (created_at)
) COMMENT 'News for the own webhooks of owners';
CREATE TABLE billing_delivery (
  id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  message VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  receiver VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  owner VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  attempts INT NOT NULL DEFAULT 0,
  next_at DATETIME(6) NOT NULL,
  status INT NULL,
  answer VARCHAR(2100) NULL,
  created_at DATETIME(6) NOT NULL,
  delivered_at DATETIME(6) NULL,
  KEY billing_delivery_due (state, next_at),
  KEY billing_delivery_receiver (receiver, state, next_at),
  KEY billing_delivery_owner (owner, id),
  KEY billing_delivery_created (created_at),
  CONSTRAINT billing_delivery_of FOREIGN KEY (message) REFERENCES billing_message (id),
  CONSTRAINT billing_delivery_to FOREIGN KEY (receiver) REFERENCES billing_receiver (id) ON DELETE CASCADE
) COMMENT 'One piece of news on its way to one receiver, and what came of it';
--rollback DROP TABLE billing_delivery; DROP TABLE billing_message;
