/** Forgetting a tenant, and the signed receipt of it. */
@NullMarked
package dev.rowhouse.provisioner.erasure;

import org.jspecify.annotations.NullMarked;
