--liquibase formatted sql logicalFilePath:db/changelog/provisioner/030-estate.sql

--changeset provisioner:project
CREATE TABLE provisioner_project (
  id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  organization_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name VARCHAR(100) NOT NULL,
  slug VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'NULL once deleted: free again',
  access VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  idle_always_on BOOLEAN NOT NULL,
  idle_pause_after INT NULL COMMENT 'minutes',
  idle_stop_after INT NULL COMMENT 'minutes',
  idle_stop_at CHAR(5) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'HH:MM in zone',
  idle_erase_after INT NULL COMMENT 'days',
  idle_notice INT NOT NULL COMMENT 'days',
  pool_size INT NOT NULL,
  retention_days INT NOT NULL,
  grace_days INT NOT NULL,
  zone VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  host_pattern VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  created_at DATETIME(6) NOT NULL,
  changed_at DATETIME(6) NOT NULL,
  deleted_at DATETIME(6) NULL,
  version INT NOT NULL,
  UNIQUE KEY provisioner_project_slug (organization_id, slug)
) COMMENT 'Products of builders';
--rollback DROP TABLE provisioner_project;

--changeset provisioner:plan
CREATE TABLE provisioner_plan (
  id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  project_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  price VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  name VARCHAR(100) NOT NULL,
  snapshot_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'NULL: the newest',
  limits TEXT NULL COMMENT 'JSON; NULL: those of the snapshot',
  variables MEDIUMTEXT NOT NULL COMMENT 'JSON, secret values sealed',
  created_at DATETIME(6) NOT NULL,
  changed_at DATETIME(6) NOT NULL,
  version INT NOT NULL,
  UNIQUE KEY provisioner_plan_price (project_id, price),
  CONSTRAINT provisioner_plan_project FOREIGN KEY (project_id) REFERENCES provisioner_project (id)
) COMMENT 'What a price of the billing system means in a project';
--rollback DROP TABLE provisioner_plan;

--changeset provisioner:template
CREATE TABLE provisioner_template (
  project_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  container_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL,
  origin VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  source VARCHAR(255) NOT NULL COMMENT 'image reference, upload or container',
  wanted MEDIUMTEXT NULL COMMENT 'what to make once the upload is loaded: JSON, secrets sealed',
  snapshots INT NOT NULL DEFAULT 0 COMMENT 'the last number given',
  created_at DATETIME(6) NOT NULL,
  changed_at DATETIME(6) NOT NULL,
  CONSTRAINT provisioner_template_project FOREIGN KEY (project_id) REFERENCES provisioner_project (id)
) COMMENT 'Golden containers, one a project';
--rollback DROP TABLE provisioner_template;

--changeset provisioner:upload
CREATE TABLE provisioner_upload (
  id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  project_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name VARCHAR(255) NOT NULL,
  state VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  expected_bytes BIGINT NULL,
  received_bytes BIGINT NOT NULL,
  loaded_bytes BIGINT NOT NULL,
  digest CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  image VARCHAR(255) NULL,
  problem TEXT NULL,
  leased_until DATETIME(6) NULL,
  created_at DATETIME(6) NOT NULL,
  changed_at DATETIME(6) NOT NULL,
  KEY provisioner_upload_state (state),
  CONSTRAINT provisioner_upload_project FOREIGN KEY (project_id) REFERENCES provisioner_project (id)
) COMMENT 'Image archives that builders sent';
--rollback DROP TABLE provisioner_upload;

--changeset provisioner:snapshot
CREATE TABLE provisioner_snapshot (
  id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  project_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  number INT NOT NULL,
  state VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  container_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'the template',
  node_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'where the image lies',
  image VARCHAR(255) NOT NULL,
  settings TEXT NOT NULL COMMENT 'JSON',
  variables MEDIUMTEXT NOT NULL COMMENT 'JSON, secret values sealed',
  rules MEDIUMTEXT NOT NULL COMMENT 'JSON',
  note VARCHAR(200) NOT NULL,
  actor VARCHAR(60) NOT NULL,
  problem TEXT NULL,
  tries INT NOT NULL DEFAULT 0,
  next_try_at DATETIME(6) NULL,
  leased_until DATETIME(6) NULL,
  created_at DATETIME(6) NOT NULL,
  frozen_at DATETIME(6) NULL,
  UNIQUE KEY provisioner_snapshot_number (project_id, number),
  KEY provisioner_snapshot_state (state, next_try_at),
  CONSTRAINT provisioner_snapshot_project FOREIGN KEY (project_id) REFERENCES provisioner_project (id)
) COMMENT 'Numbered, immutable freezes of templates';
--rollback DROP TABLE provisioner_snapshot;

--changeset provisioner:snapshot-seed
CREATE TABLE provisioner_snapshot_seed (
  snapshot_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  data_path VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  volume VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (snapshot_id, data_path),
  CONSTRAINT provisioner_snapshot_seed_snapshot FOREIGN KEY (snapshot_id) REFERENCES provisioner_snapshot (id)
) COMMENT 'Volumes that a fresh container of the snapshot begins with';
--rollback DROP TABLE provisioner_snapshot_seed;

--changeset provisioner:tenant
CREATE TABLE provisioner_tenant (
  id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  project_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  reference VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL COMMENT 'the builder''s own name of it',
  subscription VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL COMMENT 'a digest once erased',
  customer VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  email VARCHAR(320) NULL,
  name VARCHAR(200) NOT NULL,
  prices TEXT NOT NULL COMMENT 'JSON',
  plan_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL,
  livemode BOOLEAN NOT NULL,
  standing VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'what billing said last',
  state VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state_since DATETIME(6) NOT NULL,
  waiting VARCHAR(1000) NULL COMMENT 'why nothing happens yet, and what to do',
  container_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL,
  grace_until DATETIME(6) NULL,
  erase_at DATETIME(6) NULL,
  noticed_at DATETIME(6) NULL COMMENT 'when the builder was told that it is erased for lack of use',
  ready_at DATETIME(6) NULL,
  failed_at DATETIME(6) NULL,
  as_of DATETIME(6) NULL COMMENT 'of the subscription',
  created_at DATETIME(6) NOT NULL,
  changed_at DATETIME(6) NOT NULL,
  UNIQUE KEY provisioner_tenant_subscription (project_id, subscription),
  UNIQUE KEY provisioner_tenant_reference (project_id, reference),
  UNIQUE KEY provisioner_tenant_container (container_id),
  KEY provisioner_tenant_state (state, state_since),
  KEY provisioner_tenant_erase (erase_at),
  KEY provisioner_tenant_page (project_id, state, id),
  CONSTRAINT provisioner_tenant_project FOREIGN KEY (project_id) REFERENCES provisioner_project (id)
) COMMENT 'Customers of builders';
--rollback DROP TABLE provisioner_tenant;

--changeset provisioner:erasure
CREATE TABLE provisioner_erasure (
  tenant_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  actor VARCHAR(60) NOT NULL,
  reason VARCHAR(200) NOT NULL,
  removed MEDIUMTEXT NOT NULL COMMENT 'JSON: what was there when it began, and what went',
  problem TEXT NULL,
  tries INT NOT NULL DEFAULT 0,
  next_try_at DATETIME(6) NULL,
  asked_at DATETIME(6) NOT NULL,
  CONSTRAINT provisioner_erasure_tenant FOREIGN KEY (tenant_id) REFERENCES provisioner_tenant (id)
) COMMENT 'Erasures under way and done';
--rollback DROP TABLE provisioner_erasure;

--changeset provisioner:signing-key
CREATE TABLE provisioner_signing_key (
  kid CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  purpose VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  current_for VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'the purpose while it signs',
  public_key VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  sealed_private VARCHAR(400) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  created_at DATETIME(6) NOT NULL,
  UNIQUE KEY provisioner_signing_key_current (current_for)
) COMMENT 'Keys that this installation signs receipts with';
--rollback DROP TABLE provisioner_signing_key;

--changeset provisioner:receipt
CREATE TABLE provisioner_receipt (
  id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  tenant_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  project_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  kid CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  document MEDIUMTEXT NOT NULL COMMENT 'the signed JSON, as it was handed out',
  issued_at DATETIME(6) NOT NULL,
  UNIQUE KEY provisioner_receipt_tenant (tenant_id),
  KEY provisioner_receipt_project (project_id, issued_at),
  CONSTRAINT provisioner_receipt_tenant FOREIGN KEY (tenant_id) REFERENCES provisioner_tenant (id)
) COMMENT 'Signed statements that tenants were forgotten';
--rollback DROP TABLE provisioner_receipt;

--changeset provisioner:job-run
CREATE TABLE provisioner_job_run (
  name VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  running BOOLEAN NOT NULL,
  started_at DATETIME(6) NOT NULL,
  finished_at DATETIME(6) NULL,
  result VARCHAR(200) NULL,
  error TEXT NULL,
  failed_at DATETIME(6) NULL,
  worker VARCHAR(120) NOT NULL,
  runs BIGINT NOT NULL,
  failures BIGINT NOT NULL
) COMMENT 'The last run of each schedule';
--rollback DROP TABLE provisioner_job_run;
