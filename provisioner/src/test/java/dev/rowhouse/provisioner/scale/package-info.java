/** How the work of a house grows with its tenants, on rows of simulated nodes. */
package dev.rowhouse.provisioner.scale;
