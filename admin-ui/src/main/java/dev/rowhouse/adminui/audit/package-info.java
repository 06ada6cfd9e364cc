/** The audit log: where every change of an operator's is written, and the page that shows it. */
@NullMarked
package dev.rowhouse.adminui.audit;

import org.jspecify.annotations.NullMarked;
