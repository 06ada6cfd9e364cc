--liquibase formatted sql logicalFilePath:db/changelog/provisioner/074-backup.sql

--changeset provisioner:backup
CREATE TABLE provisioner_backup_policy (
  project_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  every_hours INT NOT NULL,
  keep INT NOT NULL COMMENT 'how many of each container',
  changed_at DATETIME(6) NOT NULL,
  CONSTRAINT provisioner_backup_policy_project FOREIGN KEY (project_id) REFERENCES provisioner_project (id)
) COMMENT 'Projects whose tenants are backed up, and how often';
CREATE TABLE provisioner_backup (
  id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  container_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  project_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  node_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'where it stood',
  image VARCHAR(255) NOT NULL COMMENT 'that its filesystem was taken beyond',
  state VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  bytes BIGINT NOT NULL DEFAULT 0,
  parts TEXT NOT NULL COMMENT 'JSON: what is in it, with length and SHA-256',
  actor VARCHAR(80) NOT NULL,
  reason VARCHAR(255) NOT NULL,
  problem TEXT NULL,
  worker VARCHAR(60) CHARACTER SET ascii NULL,
  leased_until DATETIME(6) NULL,
  began_at DATETIME(6) NOT NULL COMMENT 'what it holds is as old as this',
  ended_at DATETIME(6) NULL,
  KEY provisioner_backup_container (container_id, state, began_at),
  KEY provisioner_backup_state (state, leased_until),
  CONSTRAINT provisioner_backup_container FOREIGN KEY (container_id) REFERENCES provisioner_container (id)
) COMMENT 'Archives of what containers held';
--rollback DROP TABLE provisioner_backup;
--rollback DROP TABLE provisioner_backup_policy;
