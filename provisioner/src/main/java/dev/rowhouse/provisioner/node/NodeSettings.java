package dev.rowhouse.provisioner.node;

import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import dev.rowhouse.provisioner.wall.Cidr;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What an operator sets for all nodes: {@code rowhouse.helper-image} (archive of the helper image),
 * {@code rowhouse.wall.forbidden} (blocks that no tenant may ever reach, with commas) and {@code
 * rowhouse.wall.resolvers} (name servers that tenants are told of).
 */
@Component
@OnRole(Role.WORKER)
class NodeSettings {
  private final Path helperImage;
  private final List<Cidr> forbidden;
  private final List<String> resolvers;

  NodeSettings(
      @Value("${rowhouse.helper-image:${rowhouse.home:.rowhouse}/images/helper.tar}")
          Path helperImage,
      @Value("${rowhouse.wall.forbidden:}") String forbidden,
      @Value("${rowhouse.wall.resolvers:1.1.1.1,2606:4700:4700::1111}") String resolvers) {
    this.helperImage = helperImage;
    this.forbidden = list(forbidden).stream().map(NodeSettings::block).toList();
    this.resolvers = list(resolvers);
  }

  private static List<String> list(String text) {
    return Arrays.stream(text.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  private static Cidr block(String text) {
    return Cidr.parse(text)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "rowhouse.wall.forbidden: not a block of addresses: " + text));
  }

  Path helperImage() {
    return helperImage;
  }

  List<Cidr> forbidden() {
    return forbidden;
  }

  List<String> resolvers() {
    return resolvers;
  }
}
