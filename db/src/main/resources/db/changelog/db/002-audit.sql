--liquibase formatted sql logicalFilePath:db/changelog/db/002-audit.sql

--changeset db:act
CREATE TABLE db_act (
  id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  done_at DATETIME(6) NOT NULL,
  actor VARCHAR(120) NOT NULL,
  actor_name VARCHAR(254) NOT NULL,
  origin VARCHAR(64) NOT NULL,
  verb VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  subject VARCHAR(190) NOT NULL,
  subject_name VARCHAR(200) NOT NULL,
  organization VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
  reason VARCHAR(500) NOT NULL,
  was TEXT NOT NULL,
  is_now TEXT NOT NULL,
  KEY db_act_organization (organization, id),
  KEY db_act_verb (verb, id),
  KEY db_act_subject (subject, id)
) COMMENT 'The audit log: who did what, on what, from where; before and after';
--rollback DROP TABLE db_act;

--changeset db:act-immutable
--comment With a binary log, MariaDB lets only those write triggers whom it trusts.
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:1 SELECT @@log_bin = 0 OR @@log_bin_trust_function_creators = 1
CREATE TRIGGER db_act_kept BEFORE UPDATE ON db_act FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the audit log is written once';
CREATE TRIGGER db_act_stays BEFORE DELETE ON db_act FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the audit log is written once';
--rollback DROP TRIGGER db_act_kept; DROP TRIGGER db_act_stays;
