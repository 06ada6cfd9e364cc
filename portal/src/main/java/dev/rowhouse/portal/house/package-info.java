/** One container as a house: how it looks, what can be done to it, its log and shell. */
@NullMarked
package dev.rowhouse.portal.house;

import org.jspecify.annotations.NullMarked;
