/** A project and its tenants together, on a real database; nodes are held in memory. */
package dev.rowhouse.provisioner.estate;
