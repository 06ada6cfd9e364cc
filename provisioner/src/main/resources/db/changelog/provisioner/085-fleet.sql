--liquibase formatted sql logicalFilePath:db/changelog/provisioner/085-fleet.sql

--changeset provisioner:fleet-counts
--comment Counting a fleet reads this index alone, in the order that it groups by.
CREATE INDEX fleet ON provisioner_container (project_id, kind, node_id, observed);
--rollback DROP INDEX fleet ON provisioner_container;
