package dev.rowhouse.provisioner.connection;

import java.util.Set;

/** The life of a connection; {@link #next} is the whole of it. */
public enum ConnectionState {
  /** Being filled in; nobody can use it. */
  DRAFT("being set up"),
  /** Test sign-ins work, and let nobody in. */
  TESTING("being tested"),
  /** People come in by it. */
  ACTIVE("active"),
  /** Nobody comes in by it; those who came are out. */
  DISABLED("switched off");

  private final String word;

  ConnectionState(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  /** Where it may go from here. To become active it must have been tested as it is now. */
  public Set<ConnectionState> next() {
    return switch (this) {
      case DRAFT -> Set.of(TESTING);
      case TESTING -> Set.of(ACTIVE, DISABLED);
      case ACTIVE -> Set.of(DISABLED);
      case DISABLED -> Set.of(TESTING, ACTIVE);
    };
  }
}
