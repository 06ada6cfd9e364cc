/** API keys: minted, shown once, rolled, revoked. */
@NullMarked
package dev.rowhouse.portal.key;

import org.jspecify.annotations.NullMarked;
