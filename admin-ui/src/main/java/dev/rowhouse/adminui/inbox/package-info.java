/** Events that billing systems posted, over all projects. */
@NullMarked
package dev.rowhouse.adminui.inbox;

import org.jspecify.annotations.NullMarked;
