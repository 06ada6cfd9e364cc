package dev.rowhouse.provisioner.docker;

import java.util.Arrays;

/** Measures what a node has free; every filesystem of a helper is on Docker's own disk. */
final class Rooms {
  private static final int KIB = 1024;

  private final Hands hands;
  private final String path;

  Rooms(Hands hands, String path) {
    this.hands = hands;
    this.path = path;
  }

  Room measure() {
    String said =
        hands.run(
            """
            df -kP %s | awk 'NR == 2 { print $2, $4 }'
            awk '/^MemTotal:/ { print $2 } /^MemAvailable:/ { print $2 }' /proc/meminfo
            """
                .formatted(path));
    long[] numbers = Arrays.stream(said.strip().split("\\s+")).mapToLong(Long::parseLong).toArray();
    return new Room(numbers[0] * KIB, numbers[1] * KIB, numbers[2] * KIB, numbers[3] * KIB);
  }
}
