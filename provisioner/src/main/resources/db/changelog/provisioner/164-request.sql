--liquibase formatted sql logicalFilePath:db/changelog/provisioner/164-request.sql

--changeset provisioner:request
CREATE TABLE provisioner_request (
  container_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  day DATE NOT NULL COMMENT 'of UTC',
  requests BIGINT NOT NULL COMMENT 'let in by all gateways; monitors apart',
  PRIMARY KEY (container_id, day),
  KEY day (day)
) COMMENT 'How much each container was asked; no foreign key, so that gateways wait for nobody''s row';
--rollback DROP TABLE provisioner_request;
