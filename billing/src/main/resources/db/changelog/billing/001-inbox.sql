--liquibase formatted sql logicalFilePath:db/changelog/billing/001-inbox.sql

--changeset billing:endpoint
CREATE TABLE billing_endpoint (
  id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  owner VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  kind VARCHAR(20) CHARACTER SET ascii NOT NULL,
  name VARCHAR(100) NOT NULL,
  livemode BOOLEAN NOT NULL,
  account VARCHAR(70) CHARACTER SET ascii COLLATE ascii_bin NULL,
  api_version VARCHAR(60) NULL,
  enabled BOOLEAN NOT NULL,
  deauthorized_at DATETIME(6) NULL,
  created_at DATETIME(6) NOT NULL,
  KEY billing_endpoint_owner (owner, id)
) COMMENT 'Where billing systems post the events of one owner';
--rollback DROP TABLE billing_endpoint;

--changeset billing:endpoint-secret
CREATE TABLE billing_endpoint_secret (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  endpoint VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  sealed VARCHAR(1000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  created_at DATETIME(6) NOT NULL,
  expires_at DATETIME(6) NULL,
  KEY billing_endpoint_secret_endpoint (endpoint),
  CONSTRAINT billing_endpoint_secret_of FOREIGN KEY (endpoint) REFERENCES billing_endpoint (id) ON DELETE CASCADE
) COMMENT 'Signing secrets, sealed; an old one holds until expires_at after it was rolled';
--rollback DROP TABLE billing_endpoint_secret;

--changeset billing:inbox
CREATE TABLE billing_inbox (
  id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  owner VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  endpoint VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  kind VARCHAR(20) CHARACTER SET ascii NOT NULL,
  external VARCHAR(255) COLLATE utf8mb4_bin NOT NULL,
  account VARCHAR(70) COLLATE utf8mb4_bin NOT NULL,
  type VARCHAR(120) COLLATE utf8mb4_bin NOT NULL,
  object VARCHAR(255) COLLATE utf8mb4_bin NULL,
  lane VARCHAR(330) COLLATE utf8mb4_bin NOT NULL,
  livemode BOOLEAN NULL,
  api_version VARCHAR(60) NULL,
  state VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  outcome VARCHAR(1000) NULL,
  attempts INT NOT NULL DEFAULT 0,
  next_at DATETIME(6) NOT NULL,
  last_error VARCHAR(1000) NULL,
  received_at DATETIME(6) NOT NULL,
  processed_at DATETIME(6) NULL,
  payload MEDIUMBLOB NOT NULL,
  UNIQUE KEY billing_inbox_once (endpoint, account, external),
  KEY billing_inbox_due (state, next_at, lane),
  KEY billing_inbox_lane (lane, state),
  KEY billing_inbox_owner (owner, id),
  KEY billing_inbox_received (received_at),
  CONSTRAINT billing_inbox_at FOREIGN KEY (endpoint) REFERENCES billing_endpoint (id)
) COMMENT 'Events as they were posted and signed, and what became of them';
--rollback DROP TABLE billing_inbox;

--changeset billing:lane
CREATE TABLE billing_lane (
  lane VARCHAR(330) COLLATE utf8mb4_bin NOT NULL PRIMARY KEY,
  holder VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  held_until DATETIME(6) NOT NULL
) COMMENT 'Who processes the events of one object now; empty when the inbox rests';
--rollback DROP TABLE billing_lane;

--changeset billing:refusal
CREATE TABLE billing_refusal (
  endpoint VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  day DATE NOT NULL,
  reason VARCHAR(60) NOT NULL,
  count BIGINT NOT NULL,
  PRIMARY KEY (endpoint, day, reason)
) COMMENT 'How many requests the door refused, by reason; endpoint - is none that exists';
CREATE TABLE billing_refused_request (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  endpoint VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  at DATETIME(6) NOT NULL,
  reason VARCHAR(60) NOT NULL,
  size INT NOT NULL,
  excerpt VARCHAR(200) NOT NULL,
  KEY billing_refused_request_endpoint (endpoint, id)
) COMMENT 'The last ten refused requests of each endpoint';
--rollback DROP TABLE billing_refusal; DROP TABLE billing_refused_request;

--changeset billing:subscription
CREATE TABLE billing_subscription (
  owner VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  external VARCHAR(255) COLLATE utf8mb4_bin NOT NULL,
  customer VARCHAR(255) COLLATE utf8mb4_bin NOT NULL,
  email VARCHAR(320) NULL,
  name VARCHAR(255) NULL,
  prices JSON NOT NULL,
  status VARCHAR(30) CHARACTER SET ascii NOT NULL,
  livemode BOOLEAN NOT NULL,
  ends_at DATETIME(6) NULL,
  as_of DATETIME(6) NOT NULL,
  metadata JSON NOT NULL,
  cause VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  created_at DATETIME(6) NOT NULL,
  changed_at DATETIME(6) NOT NULL,
  PRIMARY KEY (owner, external),
  KEY billing_subscription_customer (owner, customer)
) COMMENT 'What each customer of an owner has subscribed to, as last known';
--rollback DROP TABLE billing_subscription;
