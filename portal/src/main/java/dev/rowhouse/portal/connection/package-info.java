/** The pages on which a builder connects tenants with their identity providers. */
@NullMarked
package dev.rowhouse.portal.connection;

import org.jspecify.annotations.NullMarked;
