--liquibase formatted sql logicalFilePath:db/changelog/provisioner/139-member.sql

--changeset provisioner:member
CREATE TABLE provisioner_member (
  id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY COMMENT 'a person''s, and theirs too once a provider vouches for them',
  tenant_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  email VARCHAR(254) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'lower case',
  name VARCHAR(255) NOT NULL,
  role VARCHAR(64) NOT NULL COMMENT 'as the app reads it',
  break_glass BOOLEAN NOT NULL COMMENT 'comes in by a link also where everybody has to use the provider',
  invited_at DATETIME(6) NOT NULL,
  seen_at DATETIME(6) NULL COMMENT 'the last sign-in; NULL: not yet',
  changed_at DATETIME(6) NOT NULL,
  UNIQUE KEY provisioner_member_email (tenant_id, email),
  CONSTRAINT provisioner_member_tenant FOREIGN KEY (tenant_id) REFERENCES provisioner_tenant (id)
) COMMENT 'People of tenants who come in by a link that is sent to them';
CREATE TABLE provisioner_member_link (
  token_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  tenant_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  member_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'NULL: nobody''s; it costs the same to ask for one',
  path TEXT NOT NULL COMMENT 'where to go on, on the same host',
  ends_at DATETIME(6) NOT NULL,
  taken BOOLEAN NOT NULL DEFAULT FALSE,
  KEY provisioner_member_link_ends (ends_at),
  CONSTRAINT provisioner_member_link_of FOREIGN KEY (member_id) REFERENCES provisioner_member (id) ON DELETE CASCADE
) COMMENT 'Links by which members come in, each once';
--rollback DROP TABLE provisioner_member_link;
--rollback DROP TABLE provisioner_member;

--changeset provisioner:visit-of-member
ALTER TABLE provisioner_visit
  MODIFY person_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'whom a provider vouched for; NULL: a member',
  MODIFY connection_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD COLUMN member_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'who came by a link',
  ADD CONSTRAINT provisioner_visit_member FOREIGN KEY (member_id) REFERENCES provisioner_member (id) ON DELETE CASCADE;
--rollback ALTER TABLE provisioner_visit DROP FOREIGN KEY provisioner_visit_member, DROP COLUMN member_id;
