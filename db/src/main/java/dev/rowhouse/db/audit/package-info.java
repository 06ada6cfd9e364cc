/** Who did what, on what, from where: written with the change itself, and never changed again. */
@NullMarked
package dev.rowhouse.db.audit;

import org.jspecify.annotations.NullMarked;
