/**
 * Accounts that rent, build and pay: looking at them, suspending them, looking as a member does.
 */
@NullMarked
package dev.rowhouse.adminui.organization;

import org.jspecify.annotations.NullMarked;
