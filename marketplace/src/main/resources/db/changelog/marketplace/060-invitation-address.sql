--liquibase formatted sql logicalFilePath:db/changelog/marketplace/060-invitation-address.sql

--changeset marketplace:invitation-address
--comment An invitation with a note that is no address fits nobody any more, and is withdrawn.
ALTER TABLE marketplace_invitation CHANGE note email VARCHAR(254) NOT NULL COMMENT 'Whom it is for; nobody else can use it';
DELETE FROM marketplace_invitation WHERE LOCATE('@', email) = 0;
--rollback ALTER TABLE marketplace_invitation CHANGE email note VARCHAR(254) NOT NULL;
