/** How people sign in and out, through any OpenID Connect or OAuth 2 provider. */
@NullMarked
package dev.rowhouse.portal.signin;

import org.jspecify.annotations.NullMarked;
