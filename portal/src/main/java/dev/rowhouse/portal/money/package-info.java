/**
 * What an organization pays and shares: invoices, closed months, exports, what a vendor is owed.
 */
@NullMarked
package dev.rowhouse.portal.money;

import org.jspecify.annotations.NullMarked;
