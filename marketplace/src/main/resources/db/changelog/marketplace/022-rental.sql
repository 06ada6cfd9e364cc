--liquibase formatted sql logicalFilePath:db/changelog/marketplace/022-rental.sql

--changeset marketplace:hold
CREATE TABLE marketplace_hold (
  id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  organization_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  offer_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  server_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  months INT NOT NULL,
  state VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  held_at DATETIME(6) NOT NULL,
  expires_at DATETIME(6) NOT NULL,
  active_slot VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin AS (CASE WHEN state = 'ACTIVE' THEN server_id END) PERSISTENT,
  UNIQUE KEY marketplace_hold_slot (active_slot),
  KEY marketplace_hold_due (state, expires_at),
  KEY marketplace_hold_organization (organization_id, state),
  CONSTRAINT marketplace_hold_of FOREIGN KEY (organization_id) REFERENCES marketplace_organization (id),
  CONSTRAINT marketplace_hold_offer FOREIGN KEY (offer_id) REFERENCES marketplace_offer (id),
  CONSTRAINT marketplace_hold_server FOREIGN KEY (server_id) REFERENCES marketplace_server (id)
) COMMENT 'Servers kept for renters who are about to pay; one at a time for each server';
--rollback DROP TABLE marketplace_hold;

--changeset marketplace:rental
CREATE TABLE marketplace_rental (
  id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  organization_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  vendor_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  offer_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  server_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  hold_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name VARCHAR(100) NOT NULL COMMENT 'The offer''s, as it was',
  region VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  months INT NOT NULL,
  currency CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  month_minor BIGINT NOT NULL COMMENT 'Discounted, and frozen for the term',
  setup_minor BIGINT NOT NULL,
  fee_bp INT NOT NULL COMMENT 'What the platform keeps',
  next_month_minor BIGINT NULL COMMENT 'Announced',
  next_from DATETIME(6) NULL COMMENT 'Terms that begin then or later have the announced price',
  state VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  session VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NULL,
  session_url VARCHAR(1000) NULL,
  subscription VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  zone VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  anchor_at DATETIME(6) NULL COMMENT 'When the first term began: its day of the month is kept',
  term_number INT NOT NULL DEFAULT 0,
  term_began_at DATETIME(6) NULL,
  term_ends_at DATETIME(6) NULL,
  past_due_at DATETIME(6) NULL,
  dunning_step INT NOT NULL DEFAULT 0 COMMENT 'How many steps of the ladder were taken',
  reclaim_by DATETIME(6) NULL,
  reclaim_reason VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NULL,
  created_at DATETIME(6) NOT NULL,
  ended_at DATETIME(6) NULL,
  occupied VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin AS (CASE WHEN state IN ('ACTIVE', 'CANCELING', 'PAST_DUE', 'RECLAIMING') THEN server_id END) PERSISTENT,
  UNIQUE KEY marketplace_rental_occupied (occupied),
  UNIQUE KEY marketplace_rental_hold (hold_id),
  UNIQUE KEY marketplace_rental_subscription (subscription),
  KEY marketplace_rental_organization (organization_id, id),
  KEY marketplace_rental_vendor (vendor_id, state),
  KEY marketplace_rental_offer (offer_id, state),
  CONSTRAINT marketplace_rental_of FOREIGN KEY (organization_id) REFERENCES marketplace_organization (id),
  CONSTRAINT marketplace_rental_from FOREIGN KEY (vendor_id) REFERENCES marketplace_vendor (id),
  CONSTRAINT marketplace_rental_what FOREIGN KEY (offer_id) REFERENCES marketplace_offer (id),
  CONSTRAINT marketplace_rental_server FOREIGN KEY (server_id) REFERENCES marketplace_server (id),
  CONSTRAINT marketplace_rental_held FOREIGN KEY (hold_id) REFERENCES marketplace_hold (id)
) COMMENT 'Contracts; a server is in one that goes on at most';
CREATE TABLE marketplace_rental_change (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  rental_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  from_state VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  to_state VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  cause VARCHAR(500) NOT NULL,
  changed_at DATETIME(6) NOT NULL,
  CONSTRAINT marketplace_rental_change_of FOREIGN KEY (rental_id) REFERENCES marketplace_rental (id)
) COMMENT 'Every step of a rental, and what caused it';
CREATE TABLE marketplace_rental_payment (
  invoice VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  rental_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  term_number INT NULL COMMENT 'The term that it paid for; null where it goes back as a whole',
  rent_minor BIGINT NOT NULL COMMENT 'Without setup',
  paid_minor BIGINT NOT NULL,
  currency CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  charge VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'What Stripe gives money back from',
  vendor_minor BIGINT NOT NULL,
  payable_at DATETIME(6) NOT NULL COMMENT 'When the payout hold is over',
  paid_at DATETIME(6) NOT NULL,
  UNIQUE KEY marketplace_rental_payment_term (rental_id, term_number),
  CONSTRAINT marketplace_rental_payment_of FOREIGN KEY (rental_id) REFERENCES marketplace_rental (id)
) COMMENT 'One row an invoice, however many events told of it';
CREATE TABLE marketplace_refund (
  id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  rental_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  invoice VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  minor BIGINT NOT NULL,
  currency CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  reason VARCHAR(300) NOT NULL,
  whole BOOLEAN NOT NULL COMMENT 'The payment is taken back as if it had never been',
  state VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  attempts INT NOT NULL DEFAULT 0,
  due_at DATETIME(6) NOT NULL,
  last_error VARCHAR(500) NULL,
  external VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ordered_at DATETIME(6) NOT NULL,
  done_at DATETIME(6) NULL,
  UNIQUE KEY marketplace_refund_invoice (invoice),
  KEY marketplace_refund_due (state, due_at),
  CONSTRAINT marketplace_refund_of FOREIGN KEY (rental_id) REFERENCES marketplace_rental (id),
  CONSTRAINT marketplace_refund_payment FOREIGN KEY (invoice) REFERENCES marketplace_rental_payment (invoice)
) COMMENT 'Money on its way back; one for each invoice';
CREATE TABLE marketplace_deadline (
  rental_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  kind VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  due_at DATETIME(6) NOT NULL,
  PRIMARY KEY (rental_id, kind),
  KEY marketplace_deadline_due (kind, due_at),
  CONSTRAINT marketplace_deadline_of FOREIGN KEY (rental_id) REFERENCES marketplace_rental (id)
) COMMENT 'What the clock will do to a rental';
--rollback DROP TABLE marketplace_deadline; DROP TABLE marketplace_refund; DROP TABLE marketplace_rental_payment; DROP TABLE marketplace_rental_change; DROP TABLE marketplace_rental;
