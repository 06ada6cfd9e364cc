--liquibase formatted sql logicalFilePath:db/changelog/provisioner/020-containers.sql

--changeset provisioner:container
CREATE TABLE provisioner_container (
  id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  project_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  kind VARCHAR(10) CHARACTER SET ascii NOT NULL,
  name VARCHAR(63) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'NULL once deleted',
  host VARCHAR(63) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'NULL once deleted',
  snapshot_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL,
  image VARCHAR(255) NOT NULL,
  command TEXT NOT NULL COMMENT 'JSON array',
  port SMALLINT UNSIGNED NOT NULL,
  health_path VARCHAR(255) NOT NULL,
  health_timeout_ms INT NOT NULL,
  memory_mb INT NOT NULL,
  milli_cpus INT NOT NULL,
  pids INT NOT NULL,
  disk_mb INT NOT NULL,
  ramdisk_mb INT NOT NULL,
  data_paths TEXT NOT NULL COMMENT 'JSON array',
  grace_ms INT NOT NULL,

  node_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL,
  network VARCHAR(63) CHARACTER SET ascii NULL,
  ipv4 VARCHAR(15) CHARACTER SET ascii NULL,
  ipv6 VARCHAR(45) CHARACTER SET ascii NULL,

  desired VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  paused BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'wanted paused while desired RUNNING',
  suspended BOOLEAN NOT NULL DEFAULT FALSE,
  observed VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  closing BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'a worker has begun to stop or pause it: requests wait',
  source_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'what it is a copy of, until copied',

  make_wanted INT NOT NULL DEFAULT 1 COMMENT 'counts changes that need the container to be made again',
  make_applied INT NOT NULL DEFAULT 0 COMMENT '0: never made',
  make_fresh BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'the next one is made from the image, not from the old filesystem',
  make_swap INT NOT NULL DEFAULT 0 COMMENT 'the version that the finished successor was made with; 0: there is none',
  limits_wanted INT NOT NULL DEFAULT 1,
  limits_applied INT NOT NULL DEFAULT 0,
  rules_wanted INT NOT NULL DEFAULT 1,
  rules_applied INT NOT NULL DEFAULT 0,
  boot_wanted INT NOT NULL DEFAULT 0 COMMENT 'counts restarts asked for',
  boot_applied INT NOT NULL DEFAULT 0,

  failure TEXT NULL,
  waiting TEXT NULL,
  attempt INT NOT NULL DEFAULT 0 COMMENT 'tries of the present step',
  crashes INT NOT NULL DEFAULT 0 COMMENT 'exits soon after a start, in a row',
  next_at DATETIME(6) NOT NULL,
  worker VARCHAR(40) CHARACTER SET ascii NULL,
  lease_until DATETIME(6) NOT NULL DEFAULT '2000-01-01',
  leases INT NOT NULL DEFAULT 0,
  version BIGINT NOT NULL DEFAULT 0 COMMENT 'grows with every change that a worker must not overlook',

  wanted_at DATETIME(6) NOT NULL COMMENT 'when the change under way was asked for, and by whom and why',
  actor VARCHAR(80) NOT NULL,
  reason VARCHAR(255) NOT NULL,
  epoch INT NOT NULL DEFAULT 0,
  created_at DATETIME(6) NOT NULL,
  changed_at DATETIME(6) NOT NULL,
  last_request_at DATETIME(6) NULL,
  running_since DATETIME(6) NULL,

  -- What a worker has to do, in order of urgency; 0 for nothing. NextTest holds it against Next.java.
  work TINYINT AS (CASE
    WHEN observed = 'DELETED' THEN 0
    WHEN desired = 'DELETED' THEN 3
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
    ELSE 0 END) PERSISTENT,

  UNIQUE KEY host (host),
  UNIQUE KEY project_name (project_id, name),
  KEY due (work, next_at),
  KEY changed (changed_at),
  KEY node (node_id, observed),
  KEY pool (project_id, kind, observed),
  KEY leased (worker)
) COMMENT 'Containers: what is wanted of them, and what is the case';
--rollback DROP TABLE provisioner_container;

--changeset provisioner:container-variable
CREATE TABLE provisioner_variable (
  container_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  position INT NOT NULL,
  name VARCHAR(255) NOT NULL,
  plain TEXT NULL,
  sealed TEXT NULL COMMENT 'instead of plain, when the value is secret',
  PRIMARY KEY (container_id, position),
  FOREIGN KEY (container_id) REFERENCES provisioner_container (id)
) COMMENT 'Environment of containers';
--rollback DROP TABLE provisioner_variable;

--changeset provisioner:container-rule
CREATE TABLE provisioner_rule (
  id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  container_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  position INT NOT NULL,
  direction VARCHAR(10) CHARACTER SET ascii NOT NULL,
  action VARCHAR(10) CHARACTER SET ascii NOT NULL,
  protocol VARCHAR(10) CHARACTER SET ascii NOT NULL,
  peer VARCHAR(255) NOT NULL,
  ports VARCHAR(255) NOT NULL,
  description VARCHAR(255) NOT NULL,
  UNIQUE KEY place (container_id, position),
  FOREIGN KEY (container_id) REFERENCES provisioner_container (id)
) COMMENT 'Firewall rules of containers, in order';
--rollback DROP TABLE provisioner_rule;

--changeset provisioner:container-volume
CREATE TABLE provisioner_volume (
  container_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  path VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  ready BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'it may hold data: never made anew',
  PRIMARY KEY (container_id, path),
  FOREIGN KEY (container_id) REFERENCES provisioner_container (id)
) COMMENT 'Data paths that containers have, or once had, a volume for';
--rollback DROP TABLE provisioner_volume;

--changeset provisioner:container-volume-lost
ALTER TABLE provisioner_volume
  ADD lost BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'it held data and is not on the node any more';
--rollback ALTER TABLE provisioner_volume DROP lost;

--changeset provisioner:container-timeline
CREATE TABLE provisioner_timeline (
  number BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  container_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  from_state VARCHAR(10) CHARACTER SET ascii NOT NULL,
  to_state VARCHAR(10) CHARACTER SET ascii NOT NULL,
  at DATETIME(6) NOT NULL,
  took_us BIGINT NOT NULL,
  actor VARCHAR(80) NOT NULL,
  reason VARCHAR(255) NOT NULL,
  detail TEXT NOT NULL,
  KEY container (container_id, number),
  FOREIGN KEY (container_id) REFERENCES provisioner_container (id)
) COMMENT 'Every transition of every container';
--rollback DROP TABLE provisioner_timeline;
