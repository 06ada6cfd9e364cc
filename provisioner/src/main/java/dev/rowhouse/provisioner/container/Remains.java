package dev.rowhouse.provisioner.container;

import java.util.Optional;

/** What a lost node still had of a container that was made again elsewhere meanwhile. */
public interface Remains {
  /** Why it may not go from the node yet, in words; empty when it is kept. Asks for that if not. */
  Optional<String> obstacle(Move move);
}
