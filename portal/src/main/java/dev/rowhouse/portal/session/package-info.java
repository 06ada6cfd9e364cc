/** Where people are signed in and how they came there: written down, listed, ended from afar. */
@NullMarked
package dev.rowhouse.portal.session;

import org.jspecify.annotations.NullMarked;
