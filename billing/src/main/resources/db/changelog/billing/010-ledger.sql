--liquibase formatted sql logicalFilePath:db/changelog/billing/010-ledger.sql

--changeset billing:ledger
CREATE TABLE billing_ledger_group (
  id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  posting_key VARCHAR(190) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  memo VARCHAR(300) NOT NULL,
  booked_at DATETIME(6) NOT NULL,
  created_at DATETIME(6) NOT NULL,
  reverses VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
  UNIQUE KEY billing_ledger_group_key (posting_key),
  UNIQUE KEY billing_ledger_group_reverses (reverses),
  CONSTRAINT billing_ledger_group_of FOREIGN KEY (reverses) REFERENCES billing_ledger_group (id)
) COMMENT 'What was booked as one; sums to zero in each currency, and never changes';
CREATE TABLE billing_ledger_entry (
  group_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  line INT NOT NULL,
  account VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  holder VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  currency CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  minor BIGINT NOT NULL,
  booked_at DATETIME(6) NOT NULL,
  PRIMARY KEY (group_id, line),
  KEY billing_ledger_entry_account (account, holder, currency, booked_at, minor),
  CONSTRAINT billing_ledger_entry_of FOREIGN KEY (group_id) REFERENCES billing_ledger_group (id)
) COMMENT 'Debits are positive, credits negative, in minor units; booked_at is the group''s';
--rollback DROP TABLE billing_ledger_entry; DROP TABLE billing_ledger_group;

--changeset billing:ledger-immutable
--comment With a binary log, MariaDB lets only those write triggers whom it trusts.
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:1 SELECT @@log_bin = 0 OR @@log_bin_trust_function_creators = 1
CREATE TRIGGER billing_ledger_group_kept BEFORE UPDATE ON billing_ledger_group FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the ledger is written once: reverse the group instead';
CREATE TRIGGER billing_ledger_entry_kept BEFORE UPDATE ON billing_ledger_entry FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the ledger is written once: reverse the group instead';
CREATE TRIGGER billing_ledger_group_stays BEFORE DELETE ON billing_ledger_group FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the ledger is written once: reverse the group instead';
CREATE TRIGGER billing_ledger_entry_stays BEFORE DELETE ON billing_ledger_entry FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the ledger is written once: reverse the group instead';
--rollback DROP TRIGGER billing_ledger_group_kept; DROP TRIGGER billing_ledger_entry_kept; DROP TRIGGER billing_ledger_group_stays; DROP TRIGGER billing_ledger_entry_stays;
