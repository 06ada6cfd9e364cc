/** Deleting an organization: what stands in the way, what goes, and the worker that removes it. */
@NullMarked
package dev.rowhouse.provisioner.closure;

import org.jspecify.annotations.NullMarked;
