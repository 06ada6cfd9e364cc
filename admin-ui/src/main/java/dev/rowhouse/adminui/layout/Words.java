package dev.rowhouse.adminui.layout;

import dev.rowhouse.adminui.operator.Operators;
import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.billing.inbox.EventState;
import dev.rowhouse.billing.outbound.DeliveryState;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.VendorId;
import dev.rowhouse.marketplace.account.Organizations;
import dev.rowhouse.marketplace.inventory.Offer;
import dev.rowhouse.marketplace.vendor.Vendor;
import dev.rowhouse.marketplace.vendor.Vendors;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.node.NodeState;
import dev.rowhouse.provisioner.project.Projects;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** What states and owners are called, for people; templates call it words. */
@Component("words")
public class Words {
  private static final double GIGA = 1e9;

  private final Projects projects;
  private final Organizations organizations;
  private final Vendors vendors;
  private final Operators operators;

  Words(Projects projects, Organizations organizations, Vendors vendors, Operators operators) {
    this.projects = projects;
    this.organizations = organizations;
    this.vendors = vendors;
    this.operators = operators;
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
      case "DONE", "DELIVERED", "READY", "RUNNING", "APPROVED", "AVAILABLE", "ACTIVE", "RENTED" ->
          "good";
      case "DEAD", "UNREACHABLE", "FAILED", "BROKEN", "REFUSED", "REJECTED" -> "bad";
      case "PENDING",
          "QUARANTINED",
          "ATTACHING",
          "APPLIED",
          "SUSPENDED",
          "PAST_DUE",
          "RECLAIMING",
          "WIPING",
          "VERIFYING",
          "PARKED",
          "DRAINING",
          "ENROLLING",
          "CANCELING" ->
          "careful";
      default -> "plain";
    };
  }

  /** A state as people say it: {@code past due}. */
  public String say(Enum<?> state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** {@code 1 offer}, {@code 3 offers}. */
  public static String count(long number, String thing) {
    return String.format(Locale.ENGLISH, "%,d %s%s", number, thing, number == 1 ? "" : "s");
  }

  /** Basis points as people say them: {@code 12.5 %}. */
  public String percent(int basisPoints) {
    return BigDecimal.valueOf(basisPoints, 2).stripTrailingZeros().toPlainString() + " %";
  }

  public String vendor(VendorId id) {
    return vendors.find(id).map(Vendor::name).orElse(id.value());
  }

  public String country(String code) {
    return Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
  }

  /** Who did something: an operator's e-mail, a user's name, or what stands there. */
  public String who(String actor) {
    if (actor.startsWith("operator:")) {
      return operators.byId(actor.substring("operator:".length())).orElse(actor);
    }
    return actor;
  }

  /** What the removal of an operator destroys. */
  public List<String> leaving(String email) {
    return List.of("the account " + email + " with its password and sessions");
  }

  /** What the withdrawal of an offer destroys. */
  public List<String> goes(Offer offer) {
    return List.of(
        "the offer %s at %s a month, with its page on the market"
            .formatted(offer.name(), offer.month()));
  }
}
