package dev.rowhouse.portal.api;

import dev.rowhouse.provisioner.MachineId;
import dev.rowhouse.provisioner.MachineTokenId;
import dev.rowhouse.provisioner.machine.MachineLine;
import dev.rowhouse.provisioner.machine.MachineToken;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A machine's way in.
 *
 * @param token the secret, in the answer that made it only
 * @param command what to run on the machine, in the answer that made it only
 * @param machine that used it; null while none did
 * @param progress what the script said, the oldest first
 */
record EnrolmentView(
    MachineTokenId id,
    String name,
    String region,
    @Nullable String token,
    @Nullable String command,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant usedAt,
    @Nullable MachineId machine,
    List<Line> progress) {

  record Line(String words, Instant at) {}

  static EnrolmentView of(
      MachineToken token,
      @Nullable String secret,
      @Nullable String command,
      List<MachineLine> progress) {
    return new EnrolmentView(
        token.id(),
        token.name(),
        token.region(),
        secret,
        command,
        token.createdAt(),
        token.expiresAt(),
        token.usedAt(),
        token.machine(),
        progress.stream().map(line -> new Line(line.words(), line.at())).toList());
  }
}
