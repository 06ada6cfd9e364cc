/** The keys that erasure receipts are signed with, as operators see and change them. */
@NullMarked
package dev.rowhouse.adminui.receipt;

import org.jspecify.annotations.NullMarked;
