package dev.rowhouse.portal.layout;

import dev.rowhouse.provisioner.Limits;
import dev.rowhouse.provisioner.SnapshotId;
import dev.rowhouse.provisioner.project.IdlePolicy;
import dev.rowhouse.provisioner.template.Snapshot;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Component;

/** How pages say what settings mean; templates call it {@code @words}. */
@Component("words")
public class Words {
  private final Say say;

  Words(Say say) {
    this.say = say;
  }

  public String sleeps(IdlePolicy idle) {
    if (idle.alwaysOn()) {
      return "Never";
    }
    if (idle.stopAfter() != null) {
      return "After " + say.count(idle.stopAfter(), "minute");
    }
    return idle.stopAt() == null ? "Never" : "At " + idle.stopAt();
  }

  /** {@code 128 MiB memory, 0.5 cores, 512 MiB disk, 128 processes}. */
  public String limits(Limits limits) {
    return limits.memoryMb()
        + " MiB memory, "
        + cores(limits)
        + " of a core, "
        + limits.diskMb()
        + " MiB disk, "
        + limits.pids()
        + " processes";
  }

  private static String cores(Limits limits) {
    return String.valueOf(limits.milliCpus() / 1000.0);
  }

  /** The number of one of these snapshots, for people. */
  public String number(List<Snapshot> snapshots, SnapshotId id) {
    return snapshots.stream()
        .filter(each -> each.id().equals(id))
        .map(each -> String.valueOf(each.number()))
        .findFirst()
        .orElse("?");
  }

  public List<String> zones() {
    return ZoneId.getAvailableZoneIds().stream()
        .filter(
            zone -> zone.contains("/") && !zone.startsWith("Etc/") && !zone.startsWith("SystemV"))
        .sorted()
        .toList();
  }
}
