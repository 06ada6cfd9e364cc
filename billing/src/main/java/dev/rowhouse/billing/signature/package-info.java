/** The two ways in which webhooks are signed, for what comes in and for what goes out. */
@NullMarked
package dev.rowhouse.billing.signature;

import org.jspecify.annotations.NullMarked;
