/** Who was where and when, and how the flat cost of a node is split among them. */
@NullMarked
package dev.rowhouse.billing.metering;

import org.jspecify.annotations.NullMarked;
