/** Who may sell servers: applications, decisions, and the accounts that are paid out to. */
@NullMarked
package dev.rowhouse.marketplace.vendor;

import org.jspecify.annotations.NullMarked;
