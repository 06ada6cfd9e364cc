--liquibase formatted sql logicalFilePath:db/changelog/provisioner/050-faces.sql

--changeset provisioner:size
CREATE TABLE provisioner_size (
  container_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  filesystem_bytes BIGINT NOT NULL COMMENT 'written beyond the image',
  data_bytes BIGINT NOT NULL COMMENT 'in its data volumes',
  measured_at DATETIME(6) NOT NULL,
  CONSTRAINT provisioner_size_container FOREIGN KEY (container_id) REFERENCES provisioner_container (id)
) COMMENT 'What each container holds on disk of its own, as last measured';
--rollback DROP TABLE provisioner_size;

--changeset provisioner:given-name
ALTER TABLE provisioner_tenant ADD COLUMN given_name VARCHAR(200) NULL
  COMMENT 'what the builder calls it; NULL: as billing does';
--rollback ALTER TABLE provisioner_tenant DROP COLUMN given_name;
