--liquibase formatted sql logicalFilePath:db/changelog/marketplace/041-setting.sql

--changeset marketplace:setting
CREATE TABLE marketplace_setting (
  name VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  number BIGINT NOT NULL COMMENT 'Switches are 1 and 0'
) COMMENT 'What operators set; what is not here is as configured';
CREATE TABLE marketplace_setting_change (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  was BIGINT NOT NULL,
  is_now BIGINT NOT NULL,
  reason VARCHAR(500) NOT NULL,
  changed_by VARCHAR(254) NOT NULL,
  changed_at DATETIME(6) NOT NULL
) COMMENT 'Every change of a setting';
--rollback DROP TABLE marketplace_setting_change; DROP TABLE marketplace_setting;

--changeset marketplace:dunning-days
ALTER TABLE marketplace_rental
  ADD COLUMN dunning_days VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '3,7,14' COMMENT 'The ladder as it was when the payment was missed';
--rollback ALTER TABLE marketplace_rental DROP COLUMN dunning_days;
