/** Asking people again who they are, before what cannot be taken back or shows a secret. */
@NullMarked
package dev.rowhouse.portal.proof;

import org.jspecify.annotations.NullMarked;
