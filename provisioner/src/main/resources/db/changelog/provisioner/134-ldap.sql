--liquibase formatted sql logicalFilePath:db/changelog/provisioner/134-ldap.sql

--changeset provisioner:ldap
CREATE TABLE provisioner_ldap (
  connection_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  base VARCHAR(500) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'DN below which people are',
  user_filter VARCHAR(500) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'with {login} where the typed name goes',
  id_attribute VARCHAR(100) NOT NULL COMMENT 'which never changes and is never given to another',
  mail_attribute VARCHAR(100) NOT NULL,
  name_attribute VARCHAR(100) NOT NULL,
  vouches BOOLEAN NOT NULL COMMENT 'its addresses are true',
  group_base VARCHAR(500) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'DN below which groups are searched; empty: the person names them',
  group_filter VARCHAR(500) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'with {dn} where the person''s goes',
  authority TEXT CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'PEM of who signs its certificate; NULL: whom everybody trusts',
  CONSTRAINT provisioner_ldap_of FOREIGN KEY (connection_id) REFERENCES provisioner_connection (id) ON DELETE CASCADE
) COMMENT 'What connections by LDAP have beside address, bind DN and secret';
--rollback DROP TABLE provisioner_ldap;
