package dev.rowhouse.portal.scim;

import dev.rowhouse.provisioner.connection.Connection;

/**
 * A directory that showed its token.
 *
 * @param base of its addresses, without a slash behind it
 */
record Visit(Connection connection, String base) {}
