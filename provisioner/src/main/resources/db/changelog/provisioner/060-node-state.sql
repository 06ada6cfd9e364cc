--liquibase formatted sql logicalFilePath:db/changelog/provisioner/060-node-state.sql

--changeset provisioner:node-state
ALTER TABLE provisioner_node
  MODIFY COLUMN state VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL
    COMMENT 'what is wanted of it; never UNREACHABLE, which is told from reached',
  ADD COLUMN reached TINYINT(1) NOT NULL DEFAULT 0 COMMENT 'as last seen by a worker',
  ADD COLUMN lost_at DATETIME(6) NULL COMMENT 'since when it is not reached; NULL: it is, or nobody has looked',
  ADD COLUMN region VARCHAR(40) CHARACTER SET ascii NOT NULL DEFAULT '' COMMENT 'empty: unknown',
  ADD COLUMN server_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'of the market',
  ADD COLUMN rental_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD COLUMN closed VARCHAR(300) NULL COMMENT 'why it takes no new tenants, for people; NULL: it does',
  ADD COLUMN severed VARCHAR(300) NULL COMMENT 'why it is not talked to, for people; NULL: it is',
  ADD COLUMN skew_ms BIGINT NULL COMMENT 'how far its clock is ahead of ours',
  ADD COLUMN pressure VARCHAR(300) NULL COMMENT 'what is nearly used up there, for people; NULL: nothing',
  ADD COLUMN living TINYINT(1) AS (IF(state = 'GONE', NULL, 1)) PERSISTENT COMMENT 'NULL frees name and address',
  DROP KEY provisioner_node_name,
  DROP KEY provisioner_node_docker,
  ADD UNIQUE KEY provisioner_node_name (organization_id, name, living),
  ADD UNIQUE KEY provisioner_node_docker (organization_id, docker, living),
  ADD KEY provisioner_node_server (server_id),
  ADD KEY provisioner_node_rental (rental_id);
UPDATE provisioner_node SET
  reached = state = 'READY',
  lost_at = IF(state = 'UNREACHABLE', changed_at, NULL),
  state = IF(state = 'ATTACHING' OR (state = 'UNREACHABLE' AND capabilities IS NULL), 'ENROLLING', 'READY');
--rollback ALTER TABLE provisioner_node DROP KEY provisioner_node_name, DROP KEY provisioner_node_docker, DROP KEY provisioner_node_server, DROP KEY provisioner_node_rental, DROP COLUMN living, DROP COLUMN pressure, DROP COLUMN skew_ms, DROP COLUMN severed, DROP COLUMN closed, DROP COLUMN rental_id, DROP COLUMN server_id, DROP COLUMN region, DROP COLUMN lost_at, DROP COLUMN reached, ADD UNIQUE KEY provisioner_node_name (organization_id, name), ADD UNIQUE KEY provisioner_node_docker (organization_id, docker);

--changeset provisioner:node-change
CREATE TABLE provisioner_node_change (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  node_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  from_state VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'NULL: its beginning',
  to_state VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  cause VARCHAR(1000) NOT NULL,
  at DATETIME(6) NOT NULL,
  KEY provisioner_node_change_node (node_id, id),
  CONSTRAINT provisioner_node_change_node FOREIGN KEY (node_id) REFERENCES provisioner_node (id)
) COMMENT 'What happened to a node, and why';
--rollback DROP TABLE provisioner_node_change;
