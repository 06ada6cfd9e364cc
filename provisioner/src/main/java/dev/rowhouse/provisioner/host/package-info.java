/** Domains of products and tenants: claimed, proved, looked after, and told to gateways. */
@NullMarked
package dev.rowhouse.provisioner.host;

import org.jspecify.annotations.NullMarked;
