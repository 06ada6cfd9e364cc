/** The door for machines that enrol: the script, and what it says; a token or a key opens it. */
@NullMarked
package dev.rowhouse.portal.api.enrol;

import org.jspecify.annotations.NullMarked;
