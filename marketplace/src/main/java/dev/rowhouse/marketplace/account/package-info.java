/** Users, organizations, members with roles, and API keys. */
@NullMarked
package dev.rowhouse.marketplace.account;

import org.jspecify.annotations.NullMarked;
