package dev.rowhouse.provisioner.gateway;

import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.node.Door;
import io.vertx.core.http.HttpConnectOptions;
import io.vertx.core.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * How an app is reached, or for a house the portal.
 *
 * @param house whose way it is: what many houses have in common is reached by each on its own
 * @param door null where there is a route to it
 */
record Way(ContainerId house, String ipv4, int port, @Nullable Door door) {

  /** Through a door the connection goes to the machine, and its TLS name says to whom. */
  HttpConnectOptions options(Pass pass) {
    if (door == null) {
      return new HttpConnectOptions().setServer(SocketAddress.inetSocketAddress(port, ipv4));
    }
    return new HttpConnectOptions()
        .setServer(SocketAddress.inetSocketAddress(door.port(), door.host()))
        .setHost(door.name(ipv4, port))
        .setPort(door.port())
        .setSsl(true)
        .setSslOptions(pass.options());
  }
}
