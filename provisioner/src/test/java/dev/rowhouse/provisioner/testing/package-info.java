/** Real nodes for tests. */
@org.jspecify.annotations.NullMarked
package dev.rowhouse.provisioner.testing;
