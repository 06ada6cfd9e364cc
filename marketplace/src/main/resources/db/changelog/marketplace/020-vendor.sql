--liquibase formatted sql logicalFilePath:db/changelog/marketplace/020-vendor.sql

--changeset marketplace:vendor
CREATE TABLE marketplace_vendor (
  id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  organization_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name VARCHAR(100) NOT NULL,
  country CHAR(2) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  terms_accepted_at DATETIME(6) NOT NULL,
  stripe_account VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'The connected account that is paid out to',
  capabilities VARCHAR(500) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '' COMMENT 'What Stripe says is active, separated by commas',
  payout_hold_days INT NOT NULL,
  fee_bp INT NOT NULL COMMENT 'What the platform keeps, in basis points',
  applied_at DATETIME(6) NOT NULL,
  UNIQUE KEY marketplace_vendor_organization (organization_id),
  CONSTRAINT marketplace_vendor_of FOREIGN KEY (organization_id) REFERENCES marketplace_organization (id)
) COMMENT 'Organizations that sell servers';
CREATE TABLE marketplace_vendor_decision (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  vendor_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  from_state VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  to_state VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  reason VARCHAR(500) NOT NULL,
  decided_by VARCHAR(80) NOT NULL,
  decided_at DATETIME(6) NOT NULL,
  CONSTRAINT marketplace_vendor_decision_of FOREIGN KEY (vendor_id) REFERENCES marketplace_vendor (id)
) COMMENT 'Who let a vendor in or put it out, and why';
--rollback DROP TABLE marketplace_vendor_decision; DROP TABLE marketplace_vendor;
