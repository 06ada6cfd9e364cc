--liquibase formatted sql logicalFilePath:db/changelog/billing/020-node-months.sql

--changeset billing:metered-node
CREATE TABLE billing_metered_node (
  node VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  owner VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name VARCHAR(100) NOT NULL,
  region VARCHAR(60) NOT NULL,
  zone VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'whose calendar its months follow',
  rented BOOLEAN NOT NULL COMMENT 'its price is its rental''s',
  began_at DATETIME(6) NOT NULL,
  ended_at DATETIME(6) NULL,
  closed_until DATETIME(6) NOT NULL COMMENT 'months before are closed, or had no price',
  KEY billing_metered_node_owner (owner),
  KEY billing_metered_node_closed (closed_until)
) COMMENT 'Nodes whose months are closed, also when the node itself is gone';
CREATE TABLE billing_node_price (
  node VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  at DATETIME(6) NOT NULL COMMENT 'counts for months that begin then or later',
  currency CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  minor BIGINT NOT NULL COMMENT 'a month',
  said_by VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (node, at)
) COMMENT 'What nodes cost a month; never changed, only followed by another';
CREATE TABLE billing_rule_choice (
  owner VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'an organization or a project',
  at DATETIME(6) NOT NULL COMMENT 'counts for months that begin then or later',
  rule VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'empty: the organization''s',
  said_by VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (owner, at)
) COMMENT 'Which rule splits the cost; never changed, only followed by another';
CREATE TABLE billing_late_mark (
  id TINYINT NOT NULL PRIMARY KEY,
  seen_until DATETIME(6) NOT NULL
) COMMENT 'One row: up to when facts were looked through for late ones';
INSERT INTO billing_late_mark VALUES (1, '2000-01-01');
CREATE TABLE billing_fleet_point (
  owner VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  at DATETIME(6) NOT NULL,
  currency CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  minor BIGINT NOT NULL COMMENT 'the bill of a month',
  nodes INT NOT NULL,
  tenants INT NOT NULL,
  PRIMARY KEY (owner, currency, at),
  KEY billing_fleet_point_at (at)
) COMMENT 'How the bill and its divisor went; thinned with age';
--rollback DROP TABLE billing_metered_node; DROP TABLE billing_node_price; DROP TABLE billing_rule_choice; DROP TABLE billing_late_mark; DROP TABLE billing_fleet_point;

--changeset billing:share-owner
ALTER TABLE billing_share
  ADD owner VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '' COMMENT 'the project; empty: nobody''s';
--rollback ALTER TABLE billing_share DROP owner;
