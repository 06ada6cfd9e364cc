/** Who pays what: events come in, subscriptions follow, news goes out. */
@NullMarked
package dev.rowhouse.billing;

import org.jspecify.annotations.NullMarked;
