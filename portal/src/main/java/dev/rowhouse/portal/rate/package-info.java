/** Token buckets by name: how much somebody may ask of this process. */
@NullMarked
package dev.rowhouse.portal.rate;

import org.jspecify.annotations.NullMarked;
