/** Who sells servers: applications, decisions, terms, offers. */
@NullMarked
package dev.rowhouse.adminui.vendor;

import org.jspecify.annotations.NullMarked;
