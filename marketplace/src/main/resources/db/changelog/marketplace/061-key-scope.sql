--liquibase formatted sql logicalFilePath:db/changelog/marketplace/061-key-scope.sql

--changeset marketplace:key-scope
ALTER TABLE marketplace_api_key
  ADD permissions VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'LOOK,OPERATE,BUILD,NODES,MONEY,PEOPLE' COMMENT 'What it may do',
  ADD networks VARCHAR(1000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '' COMMENT 'From where it opens, one CIDR a line; empty for anywhere';
ALTER TABLE marketplace_api_key ALTER permissions DROP DEFAULT, ALTER networks DROP DEFAULT;
--rollback ALTER TABLE marketplace_api_key DROP permissions, DROP networks;
