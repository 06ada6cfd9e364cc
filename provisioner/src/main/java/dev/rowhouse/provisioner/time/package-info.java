/** All schedules of the house on one page, driven by Quartz. */
@NullMarked
package dev.rowhouse.provisioner.time;

import org.jspecify.annotations.NullMarked;
