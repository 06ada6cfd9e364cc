/** What time causes: last run, next run, result; run now, pause, resume. */
@NullMarked
package dev.rowhouse.adminui.schedule;

import org.jspecify.annotations.NullMarked;
