package dev.rowhouse.provisioner.placement;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What makes a node impossible; each answers with the reason in words, or null. Cheapest first. */
enum Filter {
  LEFT {
    @Override
    @Nullable String refusal(Ask ask, Candidate node) {
      return node.id().equals(ask.not()) ? "it stands there now" : null;
    }
  },

  ASKED_FOR {
    @Override
    @Nullable String refusal(Ask ask, Candidate node) {
      return ask.only() == null || ask.only().equals(node.id()) ? null : "another one is asked for";
    }
  },

  READY {
    @Override
    @Nullable String refusal(Ask ask, Candidate node) {
      return node.problem();
    }
  },

  /** Two things of one name cannot lie on a node, and what lies there is not ours to remove yet. */
  CLEARED {
    @Override
    @Nullable String refusal(Ask ask, Candidate node) {
      return ask.littered().contains(node.id())
          ? "what an earlier move left there is not cleared up yet"
          : null;
    }
  },

  REGION {
    @Override
    @Nullable String refusal(Ask ask, Candidate node) {
      if (ask.region().isEmpty() || ask.region().equals(node.region())) {
        return null;
      }
      return node.region().isEmpty()
          ? "nobody knows its region, and %s is wished".formatted(ask.region())
          : "it stands in %s, and %s is wished".formatted(node.region(), ask.region());
    }
  },

  /** What the template asks for is never pretended. */
  ABILITIES {
    @Override
    @Nullable String refusal(Ask ask, Candidate node) {
      return node.lacks().isEmpty()
          ? null
          : "it lacks what the template needs (" + String.join(", ", node.lacks()) + ")";
    }
  },

  /** A copy starts from its source's filesystem, in no time, where that lies. */
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
      return node.image() == Candidate.Image.NOWHERE
          ? "no node that answers has the image to send it there"
          : null;
    }
  },

  QUOTA {
    @Override
    @Nullable String refusal(Ask ask, Candidate node) {
      Integer most = node.most();
      return most != null && node.load().containers() >= most
          ? "it takes %d containers at most, and has %d".formatted(most, node.load().containers())
          : null;
    }
  },

  /** What is promised may be a multiple of what there is; what is free must hold the new one. */
  MEMORY {
    @Override
    @Nullable String refusal(Ask ask, Candidate node) {
      long needed = ask.limits().memoryMb();
      if (node.memoryMb() == 0) {
        return null;
      }
      long most = node.memoryMb() * Load.OVERCOMMIT;
      if (node.load().promisedMb() + needed > most) {
        return "its memory is promised away (%d of %d MiB, and %d more are needed)"
            .formatted(node.load().promisedMb(), most, needed);
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

  static final int DISK_RESERVE_MB = 1024;

  abstract @Nullable String refusal(Ask ask, Candidate node);

  static Optional<String> firstRefusal(Ask ask, Candidate node) {
    return List.of(values()).stream()
        .map(filter -> filter.refusal(ask, node))
        .filter(Objects::nonNull)
        .findFirst();
  }
}
