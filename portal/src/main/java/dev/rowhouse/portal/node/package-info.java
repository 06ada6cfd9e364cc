/** Nodes: Docker hosts attached, and what they can really do. */
@NullMarked
package dev.rowhouse.portal.node;

import org.jspecify.annotations.NullMarked;
