/** Who calls the API, told by the bearer key of the request. */
@NullMarked
package dev.rowhouse.portal.api.key;

import org.jspecify.annotations.NullMarked;
