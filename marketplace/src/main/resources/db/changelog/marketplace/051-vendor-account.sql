--liquibase formatted sql logicalFilePath:db/changelog/marketplace/051-vendor-account.sql

--changeset marketplace:vendor-account
ALTER TABLE marketplace_vendor
  ADD COLUMN account_asked_at DATETIME(6) NULL COMMENT 'Since when Stripe may have an account for it that we do not know of',
  ADD COLUMN account_due VARCHAR(2000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '' COMMENT 'What Stripe asks for next, separated by commas',
  ADD COLUMN account_disabled VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'Why Stripe holds it up',
  ADD COLUMN account_gone_at DATETIME(6) NULL COMMENT 'Since when it does not consent any more',
  ADD COLUMN account_look_at DATETIME(6) NULL COMMENT 'When Stripe is asked about it',
  ADD COLUMN account_told_at DATETIME(6) NULL COMMENT 'When Stripe last told of it',
  ADD KEY marketplace_vendor_look (account_look_at),
  ADD KEY marketplace_vendor_account (stripe_account);
UPDATE marketplace_vendor SET capabilities = CONCAT(capabilities, ',payouts') WHERE FIND_IN_SET('transfers', capabilities);
--rollback ALTER TABLE marketplace_vendor DROP COLUMN account_asked_at, DROP COLUMN account_due, DROP COLUMN account_disabled, DROP COLUMN account_gone_at, DROP COLUMN account_look_at, DROP COLUMN account_told_at, DROP KEY marketplace_vendor_account;
