/** Events of any billing system that signs by Standard Webhooks, in a small schema of our own. */
@NullMarked
package dev.rowhouse.billing.standard;

import org.jspecify.annotations.NullMarked;
