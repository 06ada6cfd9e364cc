/** The built-in identity provider: local accounts behind OpenID Connect. */
@NullMarked
package dev.rowhouse.portal.identity;

import org.jspecify.annotations.NullMarked;
