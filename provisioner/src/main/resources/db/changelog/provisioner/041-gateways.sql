--liquibase formatted sql logicalFilePath:db/changelog/provisioner/041-gateways.sql

--changeset provisioner:gateway
CREATE TABLE provisioner_gateway (
  instance VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY COMMENT 'host, port and process',
  started_at DATETIME(6) NOT NULL,
  seen_at DATETIME(6) NOT NULL,
  routes INT NOT NULL,
  waiting INT NOT NULL,
  tunnels INT NOT NULL,
  requests BIGINT NOT NULL,
  unknown_hosts BIGINT NOT NULL,
  bad_requests BIGINT NOT NULL,
  refused_claims BIGINT NOT NULL,
  overloads BIGINT NOT NULL,
  wakes BIGINT NOT NULL,
  wake_timeouts BIGINT NOT NULL,
  upstream_failures BIGINT NOT NULL,
  retries BIGINT NOT NULL,
  KEY seen (seen_at)
) COMMENT 'What each gateway process last said of itself; counts are since its start';
--rollback DROP TABLE provisioner_gateway;
