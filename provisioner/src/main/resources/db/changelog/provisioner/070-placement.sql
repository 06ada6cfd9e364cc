--liquibase formatted sql logicalFilePath:db/changelog/provisioner/070-placement.sql

--changeset provisioner:placement
ALTER TABLE provisioner_node
  ADD COLUMN placings BIGINT NOT NULL DEFAULT 0
    COMMENT 'grows with each container placed on it: whoever weighed it before weighs again',
  ADD COLUMN most INT NULL COMMENT 'how many containers it takes at most; NULL: as many as fit';
ALTER TABLE provisioner_template
  ADD COLUMN needs VARCHAR(120) CHARACTER SET ascii NOT NULL DEFAULT ''
    COMMENT 'what a node must be able to do, with commas: diskLimits, sharedBlocks, ipv6';
ALTER TABLE provisioner_plan
  ADD COLUMN region VARCHAR(40) CHARACTER SET ascii NOT NULL DEFAULT '' COMMENT 'empty: any';
ALTER TABLE provisioner_tenant
  ADD COLUMN region VARCHAR(40) CHARACTER SET ascii NOT NULL DEFAULT '' COMMENT 'as wished; empty: any';
--rollback ALTER TABLE provisioner_node DROP COLUMN placings, DROP COLUMN most;
--rollback ALTER TABLE provisioner_template DROP COLUMN needs;
--rollback ALTER TABLE provisioner_plan DROP COLUMN region;
--rollback ALTER TABLE provisioner_tenant DROP COLUMN region;

--changeset provisioner:place
CREATE TABLE provisioner_place (
  image VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  node_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  since DATETIME(6) NOT NULL,
  PRIMARY KEY (image, node_id),
  KEY provisioner_place_node (node_id)
) COMMENT 'Which image lies on which node, with the data that its containers begin with';
INSERT INTO provisioner_place (image, node_id, since)
  SELECT image, node_id, COALESCE(frozen_at, created_at) FROM provisioner_snapshot
  WHERE node_id IS NOT NULL AND state IN ('READY', 'REMOVING');
--rollback DROP TABLE provisioner_place;
