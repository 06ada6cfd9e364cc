--liquibase formatted sql logicalFilePath:db/changelog/marketplace/042-payout.sql

--changeset marketplace:payout
CREATE TABLE marketplace_payout (
  id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  vendor_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  minor BIGINT NOT NULL,
  currency CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  way VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  destination VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  attempts INT NOT NULL DEFAULT 0,
  due_at DATETIME(6) NOT NULL,
  external VARCHAR(64) NULL COMMENT 'Stripe''s transfer, or the bank''s reference',
  last_error VARCHAR(500) NULL,
  ordered_by VARCHAR(254) NOT NULL,
  ordered_at DATETIME(6) NOT NULL,
  done_at DATETIME(6) NULL,
  KEY marketplace_payout_vendor (vendor_id, currency, state),
  KEY marketplace_payout_due (state, due_at),
  CONSTRAINT marketplace_payout_of FOREIGN KEY (vendor_id) REFERENCES marketplace_vendor (id)
) COMMENT 'Money on its way to vendors; the identifier is the name under which Stripe is asked';
--rollback DROP TABLE marketplace_payout;
