--liquibase formatted sql logicalFilePath:db/changelog/provisioner/090-search.sql

--changeset provisioner:tenant-word
CREATE TABLE provisioner_tenant_word (
  tenant_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  word VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'from where a word begins, in lower case',
  project_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (tenant_id, word),
  KEY provisioner_tenant_word_search (project_id, word, tenant_id),
  CONSTRAINT provisioner_tenant_word_of FOREIGN KEY (tenant_id) REFERENCES provisioner_tenant (id) ON DELETE CASCADE
) COMMENT 'Where what one knows of a tenant begins: name, e-mail, reference, subscription';
CREATE INDEX lookup ON provisioner_container (project_id, host);
--rollback DROP INDEX lookup ON provisioner_container; DROP TABLE provisioner_tenant_word;

--changeset provisioner:tenant-words-of-before
--comment: the collation is said, because a database's own may differ from a connection's
INSERT IGNORE INTO provisioner_tenant_word (tenant_id, project_id, word)
WITH RECURSIVE part (tenant_id, project_id, rest, number) AS (
  SELECT id, project_id, CAST(LOWER(name) AS CHAR(320)) COLLATE utf8mb4_bin, 1 FROM provisioner_tenant WHERE state <> 'ERASED'
  UNION ALL SELECT id, project_id, CONVERT(LOWER(given_name) USING utf8mb4) COLLATE utf8mb4_bin, 1 FROM provisioner_tenant WHERE state <> 'ERASED' AND given_name IS NOT NULL
  UNION ALL SELECT id, project_id, CONVERT(LOWER(email) USING utf8mb4) COLLATE utf8mb4_bin, 1 FROM provisioner_tenant WHERE state <> 'ERASED' AND email IS NOT NULL
  UNION ALL SELECT id, project_id, CONVERT(LOWER(reference) USING utf8mb4) COLLATE utf8mb4_bin, 1 FROM provisioner_tenant WHERE state <> 'ERASED' AND reference IS NOT NULL
  UNION ALL SELECT id, project_id, CONVERT(LOWER(subscription) USING utf8mb4) COLLATE utf8mb4_bin, 1 FROM provisioner_tenant WHERE state <> 'ERASED' AND subscription IS NOT NULL
  UNION ALL
  SELECT tenant_id, project_id, REGEXP_REPLACE(rest COLLATE utf8mb4_bin, '^[\\p{L}\\p{N}]*[^\\p{L}\\p{N}]+', '') COLLATE utf8mb4_bin, number + 1
  FROM part WHERE number < 16 AND rest COLLATE utf8mb4_bin REGEXP '[^\\p{L}\\p{N}]'
)
SELECT tenant_id, project_id, LEFT(rest, 64) FROM part WHERE rest COLLATE utf8mb4_bin REGEXP '^[\\p{L}\\p{N}]';
--rollback DELETE FROM provisioner_tenant_word;
