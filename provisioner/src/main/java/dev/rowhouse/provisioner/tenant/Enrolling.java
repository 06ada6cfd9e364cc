package dev.rowhouse.provisioner.tenant;

import dev.rowhouse.billing.Outcome;
import dev.rowhouse.billing.Subscription;
import dev.rowhouse.billing.SubscriptionChanged;
import dev.rowhouse.billing.inbox.Redacting;
import dev.rowhouse.db.text.Cut;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.project.Check;
import dev.rowhouse.provisioner.project.Project;
import dev.rowhouse.provisioner.project.Projects;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Billing's news becomes tenants, in the transaction that stored the news. */
@Component
class Enrolling {
  /** The key of a subscription's metadata. */
  private static final String REGION = "rowhouse_region";

  private final Projects projects;
  private final TenantStore store;
  private final Following following;
  private final Redacting redacting;
  private final Clock clock;

  Enrolling(
      Projects projects, TenantStore store, Following following, Redacting redacting, Clock clock) {
    this.projects = projects;
    this.store = store;
    this.following = following;
    this.redacting = redacting;
    this.clock = clock;
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void hear(SubscriptionChanged news) {
    Subscription now = news.now();
    Optional<Project> project = project(now);
    if (project.isEmpty()) {
      news.outcome().say("no project listens to this endpoint any more");
      return;
    }
    Cause cause = new Cause("event:" + news.cause().value(), words(now));
    follow(project.get(), now, cause, news.outcome());
  }

  private void follow(Project project, Subscription now, Cause cause, Outcome outcome) {
    boolean made =
        store.lock(project.id(), now.external()).isEmpty()
            && store.insert(fresh(project.id(), now));
    Tenant known = store.lock(project.id(), now.external()).orElseThrow();
    if (known.state().forgotten()) {
      redacting.redact(now.owner(), now.external(), null);
      outcome.say("this customer was erased; nothing is made again");
      return;
    }
    Tenant told = told(known, now);
    if (!made) {
      store.told(told);
    }
    if (made) {
      store.region(told.id(), region(now));
      outcome.say("new tenant " + told.name());
    }
    following.follow(told, project, cause, outcome);
  }

  private Tenant fresh(ProjectId project, Subscription now) {
    Instant at = clock.instant();
    return new Tenant(
        TenantId.mint(),
        project,
        null,
        now.external(),
        now.customer(),
        now.email(),
        name(now, null),
        now.prices(),
        null,
        now.livemode(),
        now.status(),
        TenantState.WAITING,
        at,
        null,
        null,
        null,
        null,
        null,
        null,
        at,
        at);
  }

  private static Tenant told(Tenant known, Subscription now) {
    return new Tenant(
        known.id(),
        known.project(),
        known.reference(),
        known.subscription(),
        now.customer(),
        now.email() == null ? known.email() : now.email(),
        name(now, known.name()),
        now.prices(),
        known.plan(),
        now.livemode(),
        now.status(),
        known.state(),
        known.stateSince(),
        known.waiting(),
        known.container(),
        known.graceUntil(),
        known.eraseAt(),
        known.noticedAt(),
        known.readyAt(),
        known.createdAt(),
        known.changedAt());
  }

  private Optional<Project> project(Subscription now) {
    try {
      return projects.known(new ProjectId(now.owner().value()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Where the signup says that it wants to stand; what is no region's name is no wish. */
  private static String region(Subscription now) {
    String wished = now.metadata().getOrDefault(REGION, "").strip();
    return Check.isRegion(wished) ? wished : "";
  }

  private static String name(Subscription now, @Nullable String before) {
    for (String each : candidates(now, before)) {
      if (!each.isBlank()) {
        return Cut.to(200, each);
      }
    }
    return now.customer();
  }

  private static List<String> candidates(Subscription now, @Nullable String before) {
    return List.of(text(now.name()), text(before), text(now.email()));
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }

  private static String words(Subscription now) {
    return "subscription " + now.status().name().toLowerCase(java.util.Locale.ROOT);
  }
}
