package dev.rowhouse.portal.layout;

import dev.rowhouse.billing.inbox.EventState;
import dev.rowhouse.billing.metering.Rule;
import dev.rowhouse.provisioner.Ability;
import dev.rowhouse.provisioner.Limits;
import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.SnapshotId;
import dev.rowhouse.provisioner.container.MoveStage;
import dev.rowhouse.provisioner.container.TimelineEntry;
import dev.rowhouse.provisioner.node.NodeState;
import dev.rowhouse.provisioner.project.IdlePolicy;
import dev.rowhouse.provisioner.template.Snapshot;
import dev.rowhouse.provisioner.tenant.TenantState;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

  /** {@code Payment due}. */
  public String state(TenantState state) {
    return switch (state) {
      case WAITING -> "Waiting";
      case PROVISIONING -> "Moving in";
      case ACTIVE -> "Active";
      case PAST_DUE -> "Payment due";
      case SUSPENDED -> "Suspended";
      case CANCELED -> "Canceled";
      case ERASING -> "Being erased";
      case ERASED -> "Erased";
    };
  }

  /** The class of a tag. */
  public String tone(TenantState state) {
    return switch (state) {
      case ACTIVE -> "good";
      case SUSPENDED, PAST_DUE, WAITING, CANCELED -> "careful";
      case PROVISIONING, ERASING, ERASED -> "plain";
    };
  }

  /** {@code moving out}. */
  public String state(NodeState state) {
    return switch (state) {
      case ENROLLING -> "being looked at";
      case READY -> "ready";
      case DRAINING -> "moving out";
      case UNREACHABLE -> "unreachable";
      case RECLAIMING -> "going back";
      case WIPING -> "being wiped";
      case GONE -> "gone";
    };
  }

  /** What a line of a node's history says happened. */
  public String became(@Nullable NodeState from, NodeState to) {
    if (from == to) {
      return "Changed";
    }
    return switch (to) {
      case ENROLLING -> "Attached";
      case READY -> from == NodeState.DRAINING ? "Stays after all" : "Ready";
      case DRAINING -> from == NodeState.UNREACHABLE ? "Found again, moving out" : "Moving out";
      case UNREACHABLE -> "Lost";
      case RECLAIMING -> "Going back to the market";
      case WIPING -> "Being wiped";
      case GONE -> "Gone";
    };
  }

  public String tone(NodeState state) {
    return switch (state) {
      case READY -> "good";
      case UNREACHABLE -> "bad";
      case ENROLLING, DRAINING, RECLAIMING, WIPING -> "careful";
      case GONE -> "plain";
    };
  }

  /** What a line of the timeline says happened; where it stands is told by its detail. */
  public String happened(TimelineEntry entry) {
    String detail = entry.detail();
    if (detail.startsWith("placed on ")) {
      return "A street is found";
    }
    if (detail.startsWith("moves to ")) {
      return "Sets out";
    }
    if (detail.startsWith("moved to ")) {
      return "Moved";
    }
    if (detail.startsWith("needs of a node: ")) {
      return "What it needs of a street changed";
    }
    return detail.startsWith("stays on ") ? "Stays where it is" : became(entry.from(), entry.to());
  }

  /** {@code on its way}. */
  public String stage(MoveStage stage) {
    return switch (stage) {
      case PREPARING -> "is prepared";
      case COPYING -> "is copied while it runs";
      case STOPPING -> "is put to sleep";
      case SENDING -> "is sent";
      case STARTING -> "wakes there";
      case CLEARING, DONE -> "moved";
      case UNDOING, FAILED -> "stayed";
    };
  }

  /** The class of a tag. */
  public String tone(MoveStage stage) {
    return switch (stage) {
      case CLEARING, DONE -> "good";
      case UNDOING, FAILED -> "bad";
      case PREPARING, COPYING, STOPPING, SENDING, STARTING -> "careful";
    };
  }

  /** What a line of the timeline says happened. */
  public String became(@Nullable Observed from, Observed to) {
    return switch (to) {
      case CREATING -> from == Observed.FAILED ? "Tried again" : "Being built";
      case CLAIMING -> "A ready house is claimed";
      case COPYING -> "Being copied";
      case RUNNING -> from == Observed.STOPPED || from == Observed.PAUSED ? "Woke up" : "Awake";
      case PAUSED -> "Paused";
      case STOPPED -> "Fell asleep";
      case FAILED -> "Failed";
      case DELETING -> "Being cleared";
      case DELETED -> "Gone";
    };
  }

  /** What a street must be able to do. */
  public String need(Ability ability) {
    return switch (ability) {
      case DISK_LIMITS -> "Limits on disk that the street enforces";
      case SHARED_BLOCKS ->
          "Blocks shared with the snapshot: a new house costs only what it changes";
      case IPV6 -> "IPv6";
      case USERNS -> "User namespaces: root in a house is nobody outside";
    };
  }

  /** How a rule splits. */
  public String rule(Rule rule) {
    return switch (rule) {
      case TENANT_SECONDS -> "by the time each had a place";
      case EQUAL -> "the same for everybody";
      case USAGE -> "by time, awake counts tenfold";
    };
  }

  /** How a container stands. */
  public String stands(Observed state) {
    return switch (state) {
      case RUNNING -> "awake";
      case PAUSED -> "paused";
      case STOPPED -> "asleep";
      case FAILED -> "failed";
      case CREATING, CLAIMING, COPYING -> "being built";
      case DELETING, DELETED -> "being cleared";
    };
  }

  /** The class of its dot. */
  public String dot(Observed to) {
    return to.name().toLowerCase(java.util.Locale.ROOT);
  }

  /** Who or what caused a change, for people. */
  public String actor(String actor) {
    if (actor.startsWith("user:")) {
      return "A member";
    }
    if (actor.startsWith("key:")) {
      return "An API key";
    }
    if (actor.startsWith("event:")) {
      return "A billing event";
    }
    return switch (actor) {
      case "gateway" -> "A request";
      case "clock" -> "The clock";
      case "reconciler" -> "The reconciler";
      default -> actor;
    };
  }

  /** Where an event of the inbox stands. */
  public String event(EventState state) {
    return switch (state) {
      case PENDING -> "Waits";
      case DONE -> "Done";
      case IGNORED -> "Ignored";
      case QUARANTINED -> "Kept apart";
      case PARKED -> "Set aside";
      case DEAD -> "Failed";
    };
  }

  /** The class of its tag. */
  public String eventTone(EventState state) {
    return switch (state) {
      case DONE -> "good";
      case PENDING, QUARANTINED -> "careful";
      case DEAD -> "bad";
      case IGNORED, PARKED -> "plain";
    };
  }
}
