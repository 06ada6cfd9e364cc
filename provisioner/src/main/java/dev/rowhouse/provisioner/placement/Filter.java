package dev.rowhouse.provisioner.placement;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What makes a node impossible; each answers with the reason in words, or null. Cheapest first. */
enum Filter {
  READY {
    @Override
    @Nullable String refusal(Ask ask, Candidate node) {
      return node.problem();
    }
  },

  /** A copy starts from its source's filesystem, which does not travel yet. */
  NEAR {
    @Override
    @Nullable String refusal(Ask ask, Candidate node) {
      return ask.near() == null || ask.near().equals(node.id())
          ? null
          : "what it is copied from stands on another node";
    }
  },

  IMAGE {
    @Override
    @Nullable String refusal(Ask ask, Candidate node) {
      return ask.near() != null || node.hasImage() ? null : "the image is not on it";
    }
  },

  /**
   * Limits are ceilings and most tenants sleep: the running ones together may be promised {@value
   * #OVERCOMMIT} times the memory, and what is free now must hold the new one once.
   */
  MEMORY {
    @Override
    @Nullable String refusal(Ask ask, Candidate node) {
      long needed = ask.limits().memoryMb();
      if (node.memoryMb() == 0) {
        return null;
      }
      if (node.promisedMb() + needed > node.memoryMb() * OVERCOMMIT) {
        return "its memory is promised away (%d of %d MiB, and %d more are needed)"
            .formatted(node.promisedMb(), node.memoryMb() * OVERCOMMIT, needed);
      }
      return node.memoryFreeMb() < needed
          ? "it has %d MiB of memory free, and %d are needed".formatted(node.memoryFreeMb(), needed)
          : null;
    }
  },

  /** A clone costs next to nothing at first; what keeps all others alive is a reserve. */
  DISK {
    @Override
    @Nullable String refusal(Ask ask, Candidate node) {
      return node.memoryMb() > 0 && node.diskFreeMb() < DISK_RESERVE_MB
          ? "its disk is nearly full (%d MiB free, %d are kept in reserve)"
              .formatted(node.diskFreeMb(), DISK_RESERVE_MB)
          : null;
    }
  };

  static final int OVERCOMMIT = 3;
  static final int DISK_RESERVE_MB = 1024;

  abstract @Nullable String refusal(Ask ask, Candidate node);

  static Optional<String> firstRefusal(Ask ask, Candidate node) {
    return List.of(values()).stream()
        .map(filter -> filter.refusal(ask, node))
        .filter(Objects::nonNull)
        .findFirst();
  }
}
