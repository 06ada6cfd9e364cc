--liquibase formatted sql logicalFilePath:db/changelog/billing/002-stripe.sql

--changeset billing:stripe-key
CREATE TABLE billing_stripe_key (
  owner VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  livemode BOOLEAN NOT NULL,
  sealed VARCHAR(1000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  hint VARCHAR(20) NOT NULL,
  saved_at DATETIME(6) NOT NULL,
  PRIMARY KEY (owner, livemode)
) COMMENT 'Restricted keys for reading subscriptions, sealed; one a mode';
--rollback DROP TABLE billing_stripe_key;
