--liquibase formatted sql logicalFilePath:db/changelog/provisioner/103-idle.sql

--changeset provisioner:idle
ALTER TABLE provisioner_container
  ADD COLUMN unused_since DATETIME(6) AS (CASE
    WHEN desired = 'RUNNING' AND observed IN ('RUNNING', 'PAUSED') AND kind IN ('TENANT', 'COPY')
    THEN GREATEST(COALESCE(last_request_at, created_at), COALESCE(running_since, created_at))
    ELSE NULL END) PERSISTENT COMMENT 'of what the clock may put to sleep; NULL for all others',
  ADD KEY idle (project_id, paused, unused_since);
--rollback ALTER TABLE provisioner_container DROP KEY idle, DROP COLUMN unused_since;
