--liquibase formatted sql logicalFilePath:db/changelog/provisioner/099-door.sql

--changeset provisioner:machine-door
ALTER TABLE provisioner_machine
  ADD COLUMN door INT NULL COMMENT 'port at which gateways reach its tenants; NULL: they are routed';
ALTER TABLE provisioner_authority
  MODIFY COLUMN id TINYINT NOT NULL COMMENT '1 signs for machines and for us, 2 for gateways';
--rollback ALTER TABLE provisioner_machine DROP COLUMN door;
