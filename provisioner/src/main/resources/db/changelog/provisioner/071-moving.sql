--liquibase formatted sql logicalFilePath:db/changelog/provisioner/071-moving.sql

--changeset provisioner:moving
ALTER TABLE provisioner_container
  ADD COLUMN region VARCHAR(40) CHARACTER SET ascii NOT NULL DEFAULT '' COMMENT 'wished; empty: any',
  ADD COLUMN move_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL
    COMMENT 'the move under way, until it stands on the other node or stays where it is',
  ADD COLUMN restore_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL
    COMMENT 'the backup that it is made again from',
  ADD COLUMN lost_at DATETIME(6) NULL COMMENT 'since when its node is lost, once that is known to last',
  ADD KEY room (node_id, desired, memory_mb),
  MODIFY COLUMN work TINYINT AS (CASE
    WHEN observed = 'DELETED' THEN 0
    WHEN desired = 'DELETED' THEN 3
    WHEN move_id IS NOT NULL AND observed IN ('RUNNING', 'PAUSED', 'STOPPED', 'FAILED') THEN 2
    WHEN observed = 'FAILED' THEN 0
    WHEN observed = 'DELETING' THEN 3
    WHEN observed = 'CLAIMING' THEN 1
    WHEN observed IN ('CREATING', 'COPYING') THEN IF(kind = 'SPARE', 4, 2)
    WHEN desired = 'RUNNING' AND observed = 'STOPPED' THEN 1
    WHEN desired = 'RUNNING' AND observed = 'PAUSED' AND NOT paused THEN 1
    WHEN desired = 'STOPPED' AND observed <> 'STOPPED' THEN 3
    WHEN make_wanted <> make_applied OR make_swap > 0 OR (closing AND observed = 'RUNNING') THEN 3
    WHEN boot_wanted <> boot_applied AND observed <> 'STOPPED' THEN 3
    WHEN limits_wanted <> limits_applied OR rules_wanted <> rules_applied THEN 3
    WHEN paused AND observed = 'RUNNING' THEN 3
    ELSE 0 END) PERSISTENT;
CREATE TABLE provisioner_move (
  id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  container_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  source_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'node',
  target_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'node',
  holder CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL
    COMMENT 'in whose name the other of the two addresses is held',
  stage VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  network VARCHAR(63) CHARACTER SET ascii NULL COMMENT 'on the target',
  ipv4 VARCHAR(15) CHARACTER SET ascii NULL,
  ipv6 VARCHAR(45) CHARACTER SET ascii NULL,
  source_ipv4 VARCHAR(15) CHARACTER SET ascii NULL,
  source_ipv6 VARCHAR(45) CHARACTER SET ascii NULL,
  copied BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'its data was copied once while it ran',
  packed BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'its filesystem travelled',
  bytes BIGINT NOT NULL DEFAULT 0 COMMENT 'sent so far',
  tries INT NOT NULL DEFAULT 0 COMMENT 'of the present stage',
  problem TEXT NULL,
  actor VARCHAR(80) NOT NULL,
  reason VARCHAR(255) NOT NULL,
  choice TEXT NOT NULL COMMENT 'why this node',
  began_at DATETIME(6) NOT NULL,
  stopped_at DATETIME(6) NULL,
  switched_at DATETIME(6) NULL,
  ended_at DATETIME(6) NULL,
  next_at DATETIME(6) NOT NULL COMMENT 'of clearing up',
  KEY provisioner_move_container (container_id, began_at),
  KEY provisioner_move_stage (stage, next_at),
  KEY provisioner_move_source (source_id, stage),
  KEY provisioner_move_target (target_id, stage),
  CONSTRAINT provisioner_move_container FOREIGN KEY (container_id) REFERENCES provisioner_container (id)
) COMMENT 'Containers on their way from one node to another, and those that arrived or stayed';
--rollback DROP TABLE provisioner_move;
--rollback ALTER TABLE provisioner_container MODIFY COLUMN work TINYINT AS (CASE WHEN observed = 'DELETED' THEN 0 WHEN desired = 'DELETED' THEN 3 WHEN observed = 'FAILED' THEN 0 WHEN observed = 'DELETING' THEN 3 WHEN observed = 'CLAIMING' THEN 1 WHEN observed IN ('CREATING', 'COPYING') THEN IF(kind = 'SPARE', 4, 2) WHEN desired = 'RUNNING' AND observed = 'STOPPED' THEN 1 WHEN desired = 'RUNNING' AND observed = 'PAUSED' AND NOT paused THEN 1 WHEN desired = 'STOPPED' AND observed <> 'STOPPED' THEN 3 WHEN make_wanted <> make_applied OR make_swap > 0 OR (closing AND observed = 'RUNNING') THEN 3 WHEN boot_wanted <> boot_applied AND observed <> 'STOPPED' THEN 3 WHEN limits_wanted <> limits_applied OR rules_wanted <> rules_applied THEN 3 WHEN paused AND observed = 'RUNNING' THEN 3 ELSE 0 END) PERSISTENT, DROP KEY room, DROP COLUMN lost_at, DROP COLUMN restore_id, DROP COLUMN move_id, DROP COLUMN region;
