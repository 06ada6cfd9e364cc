/** The market as vendors see it: their application, machines, offers, and what they are owed. */
@NullMarked
package dev.rowhouse.portal.vendor;

import org.jspecify.annotations.NullMarked;
