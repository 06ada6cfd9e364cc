/** The page on which a builder says who comes into a tenant's house by links that are sent. */
@NullMarked
package dev.rowhouse.portal.member;

import org.jspecify.annotations.NullMarked;
