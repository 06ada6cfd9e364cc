--liquibase formatted sql logicalFilePath:db/changelog/provisioner/072-transfer.sql

--changeset provisioner:transfer
CREATE TABLE provisioner_transfer (
  image VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  node_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'where it goes',
  source_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'where it comes from',
  stage VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  total_bytes BIGINT NOT NULL DEFAULT 0 COMMENT 'as the source tells; 0: not asked yet',
  fetched_bytes BIGINT NOT NULL DEFAULT 0,
  sent_bytes BIGINT NOT NULL DEFAULT 0,
  digest CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'SHA-256 of the archive',
  problem TEXT NULL,
  tries INT NOT NULL DEFAULT 0,
  worker VARCHAR(60) CHARACTER SET ascii NULL,
  leased_until DATETIME(6) NULL,
  next_try_at DATETIME(6) NOT NULL,
  began_at DATETIME(6) NOT NULL,
  changed_at DATETIME(6) NOT NULL,
  PRIMARY KEY (image, node_id),
  KEY provisioner_transfer_due (stage, next_try_at)
) COMMENT 'Images on their way to nodes, one for each image and node whoever asks';
--rollback DROP TABLE provisioner_transfer;
