--liquibase formatted sql logicalFilePath:db/changelog/provisioner/110-sign-in.sql

--changeset provisioner:brand
CREATE TABLE provisioner_brand (
  project_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  name VARCHAR(100) NOT NULL,
  accent CHAR(7) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT '#rrggbb, on light pages',
  accent_dark CHAR(7) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT '#rrggbb, on dark pages',
  support VARCHAR(300) NOT NULL COMMENT 'link; empty for none, like those below',
  privacy VARCHAR(300) NOT NULL,
  terms VARCHAR(300) NOT NULL,
  logo MEDIUMBLOB NULL,
  logo_type VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NULL,
  changed_at DATETIME(6) NOT NULL,
  CONSTRAINT provisioner_brand_project FOREIGN KEY (project_id) REFERENCES provisioner_project (id)
) COMMENT 'What people see of a project at the doors of its houses';
--rollback DROP TABLE provisioner_brand;

--changeset provisioner:connection
CREATE TABLE provisioner_connection (
  id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  tenant_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name VARCHAR(100) NOT NULL,
  issuer VARCHAR(500) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  client_id VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  secret_sealed TEXT CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'NULL until it is given',
  secret_expires_at DATETIME(6) NULL,
  groups_claim VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  admits_new BOOLEAN NOT NULL COMMENT 'who was never here may come in',
  role_of_all VARCHAR(64) NULL COMMENT 'NULL: who is in no group named below is refused',
  session_minutes INT NOT NULL,
  tested_at DATETIME(6) NULL COMMENT 'the last test sign-in that succeeded with these settings',
  created_at DATETIME(6) NOT NULL,
  changed_at DATETIME(6) NOT NULL,
  version INT NOT NULL,
  KEY provisioner_connection_tenant (tenant_id, state),
  CONSTRAINT provisioner_connection_tenant FOREIGN KEY (tenant_id) REFERENCES provisioner_tenant (id)
) COMMENT 'Identity providers of tenants';
--rollback DROP TABLE provisioner_connection;

--changeset provisioner:connection-role
CREATE TABLE provisioner_connection_role (
  connection_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  place INT NOT NULL,
  grp VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'as the provider writes it',
  role VARCHAR(64) NOT NULL COMMENT 'as the app reads it',
  PRIMARY KEY (connection_id, place),
  CONSTRAINT provisioner_connection_role_of FOREIGN KEY (connection_id) REFERENCES provisioner_connection (id) ON DELETE CASCADE
) COMMENT 'Which group of a provider gets which role';
--rollback DROP TABLE provisioner_connection_role;

--changeset provisioner:person
CREATE TABLE provisioner_person (
  id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  tenant_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  connection_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  subject VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  email VARCHAR(254) NOT NULL COMMENT 'empty unless the provider vouches for it',
  name VARCHAR(255) NOT NULL,
  roles TEXT NOT NULL COMMENT 'JSON: those of the last sign-in',
  active BOOLEAN NOT NULL,
  seen_at DATETIME(6) NULL,
  created_at DATETIME(6) NOT NULL,
  changed_at DATETIME(6) NOT NULL,
  UNIQUE KEY provisioner_person_subject (connection_id, subject),
  KEY provisioner_person_tenant (tenant_id),
  CONSTRAINT provisioner_person_connection FOREIGN KEY (connection_id) REFERENCES provisioner_connection (id) ON DELETE CASCADE
) COMMENT 'People of tenants, each as one provider knows them';
--rollback DROP TABLE provisioner_person;

--changeset provisioner:visit
CREATE TABLE provisioner_visit (
  claim_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  claim_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'of the token in the cookie',
  person_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  connection_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  container_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  provider_session VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL COMMENT 'sid of the ID token',
  hint_sealed TEXT CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'the ID token, shown to the provider at the sign-out; forgotten with it',
  began_at DATETIME(6) NOT NULL,
  ends_at DATETIME(6) NOT NULL,
  ended_at DATETIME(6) NULL COMMENT 'before its time',
  UNIQUE KEY provisioner_visit_claim (claim_hash),
  KEY provisioner_visit_person (person_id, ended_at),
  KEY provisioner_visit_ends (ends_at),
  KEY provisioner_visit_session (connection_id, provider_session),
  CONSTRAINT provisioner_visit_person FOREIGN KEY (person_id) REFERENCES provisioner_person (id) ON DELETE CASCADE
) COMMENT 'Claims that were given at doors, so that they can be ended';
--rollback DROP TABLE provisioner_visit;

--changeset provisioner:sign-in-line
CREATE TABLE provisioner_sign_in_line (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  connection_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  at DATETIME(6) NOT NULL,
  outcome VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  who VARCHAR(255) NOT NULL COMMENT 'as far as it was known',
  words VARCHAR(1000) NOT NULL,
  test BOOLEAN NOT NULL,
  KEY provisioner_sign_in_line_of (connection_id, id),
  CONSTRAINT provisioner_sign_in_line_of FOREIGN KEY (connection_id) REFERENCES provisioner_connection (id) ON DELETE CASCADE
) COMMENT 'What became of each sign-in';
--rollback DROP TABLE provisioner_sign_in_line;
