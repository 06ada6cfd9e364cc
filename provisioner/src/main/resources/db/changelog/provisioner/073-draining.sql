--liquibase formatted sql logicalFilePath:db/changelog/provisioner/073-draining.sql

--changeset provisioner:drain
CREATE TABLE provisioner_drain (
  node_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  state VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  total INT NOT NULL COMMENT 'containers that stood there when it began',
  actor VARCHAR(80) NOT NULL,
  reason VARCHAR(255) NOT NULL,
  began_at DATETIME(6) NOT NULL,
  ended_at DATETIME(6) NULL,
  KEY provisioner_drain_state (state)
) COMMENT 'Nodes that all containers leave, or left';
CREATE TABLE provisioner_drain_stay (
  node_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  container_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  why TEXT NOT NULL,
  tried_at DATETIME(6) NOT NULL,
  PRIMARY KEY (node_id, container_id)
) COMMENT 'Who cannot leave a node yet, and why';
--rollback DROP TABLE provisioner_drain_stay;
--rollback DROP TABLE provisioner_drain;
