--liquibase formatted sql logicalFilePath:db/changelog/marketplace/050-setback.sql

--changeset marketplace:setback
CREATE TABLE marketplace_setback (
  transaction VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY COMMENT 'Stripe''s name of the movement',
  rental_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  invoice VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  why VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  minor BIGINT NOT NULL COMMENT 'Negative where it left',
  fee_minor BIGINT NOT NULL,
  vendor_minor BIGINT NOT NULL COMMENT 'The vendor''s part of it, with the same sign',
  currency CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  moved_at DATETIME(6) NOT NULL,
  KEY marketplace_setback_invoice (invoice),
  KEY marketplace_setback_rental (rental_id),
  CONSTRAINT marketplace_setback_of FOREIGN KEY (rental_id) REFERENCES marketplace_rental (id),
  CONSTRAINT marketplace_setback_payment FOREIGN KEY (invoice) REFERENCES marketplace_rental_payment (invoice)
) COMMENT 'Money of payments that moved without our asking: disputes, and refunds that somebody made at Stripe';
ALTER TABLE marketplace_rental_payment ADD KEY marketplace_rental_payment_charge (charge);
--rollback ALTER TABLE marketplace_rental_payment DROP KEY marketplace_rental_payment_charge; DROP TABLE marketplace_setback;
