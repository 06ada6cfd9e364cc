--liquibase formatted sql logicalFilePath:db/changelog/billing/011-metering.sql

--changeset billing:metering
CREATE TABLE billing_meter_fact (
  fact_key VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  owner VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  node VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  tenant VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  phase VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  at DATETIME(6) NOT NULL,
  created_at DATETIME(6) NOT NULL,
  KEY billing_meter_fact_tenant (tenant, at, fact_key, node, phase),
  KEY billing_meter_fact_node (node, at, tenant),
  KEY billing_meter_fact_told (created_at)
) COMMENT 'From at on the tenant is so on the node, until its next fact';
CREATE TABLE billing_statement (
  id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  owner VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  node VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  period_from DATETIME(6) NOT NULL,
  period_until DATETIME(6) NOT NULL,
  currency CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  minor BIGINT NOT NULL,
  rule VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  revision INT NOT NULL,
  closed_at DATETIME(6) NOT NULL,
  UNIQUE KEY billing_statement_revision (node, period_from, period_until, revision),
  KEY billing_statement_owner (owner, period_from)
) COMMENT 'What a node cost in a period; the highest revision counts';
CREATE TABLE billing_share (
  statement VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  tenant VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'empty: nobody''s, the owner bears it',
  minor BIGINT NOT NULL,
  awake_us BIGINT NOT NULL,
  asleep_us BIGINT NOT NULL,
  how VARCHAR(300) NOT NULL,
  PRIMARY KEY (statement, tenant),
  KEY billing_share_tenant (tenant),
  CONSTRAINT billing_share_of FOREIGN KEY (statement) REFERENCES billing_statement (id)
) COMMENT 'Who bears how much of a statement; they sum to its amount';
--rollback DROP TABLE billing_share; DROP TABLE billing_statement; DROP TABLE billing_meter_fact;
