--liquibase formatted sql logicalFilePath:db/changelog/billing/021-reconciling.sql

--changeset billing:difference
CREATE TABLE billing_difference (
  thing VARCHAR(190) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY COMMENT 'the posting''s key, or Stripe''s name of what no posting stands for',
  currency CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  books_minor BIGINT NOT NULL,
  stripe_minor BIGINT NOT NULL,
  words VARCHAR(300) NOT NULL,
  happened_at DATETIME(6) NOT NULL,
  found_at DATETIME(6) NOT NULL,
  seen_at DATETIME(6) NOT NULL,
  settled_at DATETIME(6) NULL COMMENT 'when books and Stripe were first seen to agree again',
  KEY billing_difference_open (settled_at, found_at)
) COMMENT 'Where the books and Stripe disagree; found by a sweep, mended by people';
--rollback DROP TABLE billing_difference;

--changeset billing:ledger-booked
CREATE INDEX billing_ledger_entry_booked ON billing_ledger_entry (account, booked_at);
--rollback DROP INDEX billing_ledger_entry_booked ON billing_ledger_entry;
