package dev.rowhouse.provisioner.transfer;

import dev.rowhouse.provisioner.NodeId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An image's way to a node.
 *
 * @param source null until a node was found that has it
 * @param totalBytes as the source tells; 0 until asked
 * @param problem what went wrong last; null when nothing did
 */
public record Transfer(
    String image,
    NodeId node,
    @Nullable NodeId source,
    Stage stage,
    long totalBytes,
    long fetchedBytes,
    long sentBytes,
    @Nullable String digest,
    @Nullable String problem,
    int tries,
    Instant beganAt,
    Instant changedAt) {
  public enum Stage {
    WAITING,
    /** From its source to the worker. */
    FETCHING,
    /** From the worker to the node. */
    SENDING,
    /** The data that its containers begin with. */
    SEEDING,
    DONE
  }

  /** How far it is, for people. */
  public String words() {
    String how =
        switch (stage) {
          case WAITING -> "waits for its turn";
          case FETCHING -> "is fetched: %s".formatted(of(fetchedBytes));
          case SENDING -> "is sent: %s".formatted(of(sentBytes));
          case SEEDING -> "is there; its data follows";
          case DONE -> "is there";
        };
    return problem == null ? how : how + " (" + problem + ")";
  }

  /** Of the whole way, 0 to 100: it is as far from its source to the worker as from there on. */
  public int percent() {
    return switch (stage) {
      case WAITING -> 0;
      case FETCHING -> half(fetchedBytes);
      case SENDING -> 50 + half(sentBytes);
      case SEEDING -> 99;
      case DONE -> 100;
    };
  }

  private int half(long bytes) {
    return (int) (49 * bytes / Math.max(1, Math.max(totalBytes, bytes)));
  }

  private String of(long bytes) {
    return "%d of %d MB".formatted(bytes / 1_000_000, Math.max(totalBytes, bytes) / 1_000_000);
  }
}
