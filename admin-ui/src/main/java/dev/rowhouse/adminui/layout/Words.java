package dev.rowhouse.adminui.layout;

import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.billing.inbox.EventState;
import dev.rowhouse.billing.outbound.DeliveryState;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.account.Organizations;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.node.NodeState;
import dev.rowhouse.provisioner.project.Projects;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** What states and owners are called, for people; templates call it words. */
@Component("words")
public class Words {
  private static final double GIGA = 1e9;

  private final Projects projects;
  private final Organizations organizations;

  Words(Projects projects, Organizations organizations) {
    this.projects = projects;
    this.organizations = organizations;
  }

  /** The name of the project that an event or a delivery belongs to. */
  public String project(OwnerId owner) {
    try {
      return projects
          .known(new ProjectId(owner.value()))
          .map(project -> project.settings().name())
          .orElse(owner.value());
    } catch (IllegalArgumentException e) {
      return owner.value();
    }
  }

  public String organization(OrganizationId id) {
    return organizations.find(id).map(found -> found.name()).orElse(id.value());
  }

  public String gigabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f GB", bytes / GIGA);
  }

  public String event(EventState state) {
    return switch (state) {
      case PENDING -> "waits";
      case DONE -> "done";
      case IGNORED -> "ignored";
      case QUARANTINED -> "kept apart";
      case PARKED -> "set aside";
      case DEAD -> "dead";
    };
  }

  public String delivery(DeliveryState state) {
    return switch (state) {
      case PENDING -> "waits";
      case DELIVERED -> "delivered";
      case DEAD -> "dead";
    };
  }

  public String node(NodeState state) {
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

  /** The class of a state's tag. */
  public String tone(Enum<?> state) {
    return switch (state.name()) {
      case "DONE", "DELIVERED", "READY", "RUNNING" -> "good";
      case "DEAD", "UNREACHABLE", "FAILED" -> "bad";
      case "PENDING", "QUARANTINED", "ENROLLING", "DRAINING", "RECLAIMING", "WIPING" -> "careful";
      default -> "plain";
    };
  }
}
