/** Real nodes for tests. */
package dev.rowhouse.provisioner.testing;
