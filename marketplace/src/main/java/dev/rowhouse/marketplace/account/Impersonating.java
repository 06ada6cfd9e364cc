package dev.rowhouse.marketplace.account;

import dev.rowhouse.db.audit.Actor;
import dev.rowhouse.db.audit.Acts;
import dev.rowhouse.db.audit.Deed;
import dev.rowhouse.db.secret.Vault;
import dev.rowhouse.marketplace.ImpersonationId;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.Rejected;
import dev.rowhouse.marketplace.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Handing an operator over to the portal. The two apps share no cookie: a row says who may look at
 * whose pages and for how long, and a sealed name of the row, good once and for a minute, carries
 * it over. Beginning and ending are lines of the audit log.
 */
@Component
public class Impersonating {
  private static final Duration TO_BEGIN = Duration.ofSeconds(60);
  private static final Duration TO_LOOK = Duration.ofMinutes(30);
  private static final String CONTEXT = "impersonation";
  private final ImpersonationStore store;
  private final Members members;
  private final Acts acts;
  private final Vault vault;
  private final Clock clock;

  Impersonating(ImpersonationStore store, Members members, Acts acts, Vault vault, Clock clock) {
    this.store = store;
    this.members = members;
    this.acts = acts;
    this.vault = vault;
    this.clock = clock;
  }

  /**
   * @return what the portal takes, once and within a minute
   * @throws Rejected for the fields {@code reason} and {@code user}
   */
  @Transactional
  public String offer(OrganizationId organization, UserId user, Actor operator, String reason) {
    Rejected.unless(!reason.isBlank(), "reason", "say why: it is kept");
    Rejected.unless(reason.length() <= 500, "reason", "at most 500 characters");
    Rejected.unless(
        members.of(organization).stream().anyMatch(each -> each.user().id().equals(user)),
        "user",
        "a member of this organization");
    Instant now = clock.instant();
    var made =
        new Impersonation(
            ImpersonationId.mint(),
            organization,
            user,
            operator.id(),
            operator.name(),
            reason.strip(),
            now,
            now.plus(TO_BEGIN),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    String secret = Tokens.mint();
    store.insert(made, Tokens.hash(secret));
    return vault.seal(made.id().value() + "." + secret, CONTEXT);
  }

  /** What a token would begin; empty when it is not ours, used, or too old. */
  public Optional<Impersonation> look(String token) {
    return opened(token)
        .flatMap(parts -> store.find(new ImpersonationId(parts[0]), Tokens.hash(parts[1])))
        .filter(found -> found.open(clock.instant()));
  }

  /**
   * Begins it, once.
   *
   * @param origin where the request came from
   */
  @Transactional
  public Optional<Impersonation> begin(String token, String origin) {
    Instant now = clock.instant();
    return look(token)
        .filter(found -> store.begin(found.id(), now, now.plus(TO_LOOK)))
        .map(found -> {
          write(found, "impersonation.begin", origin);
          return store.find(found.id()).orElseThrow();
        });
  }

  /** While it lasts. */
  public Optional<Impersonation> running(ImpersonationId id) {
    return store.find(id).filter(found -> found.running(clock.instant()));
  }

  @Transactional
  public void end(ImpersonationId id, String origin) {
    if (store.end(id, clock.instant())) {
      write(store.find(id).orElseThrow(), "impersonation.end", origin);
    }
  }

  /**
   * They tried to change something meanwhile, which was refused.
   *
   * @param what method and address
   */
  @Transactional
  public void refused(ImpersonationId id, String what, String origin) {
    store.find(id).ifPresent(look -> write(look, "impersonation.refuse", what, origin));
  }

  /** The newest first; at most 20. */
  public List<Impersonation> of(OrganizationId organization) {
    return store.of(organization, 20);
  }

  private void write(Impersonation each, String verb, String origin) {
    write(each, verb, "", origin);
  }

  private void write(Impersonation each, String verb, String what, String origin) {
    acts.write(
        new Actor(each.operator(), each.operatorName(), origin),
        Deed.of(verb, each.user().value(), name(each))
            .in(each.organization().value())
            .because(each.reason()),
        "",
        what);
  }

  private String name(Impersonation each) {
    return members.of(each.organization()).stream()
        .filter(member -> member.user().id().equals(each.user()))
        .findFirst()
        .map(member -> member.user().name())
        .orElse(each.user().value());
  }

  private Optional<String[]> opened(String token) {
    try {
      String[] parts = vault.open(token, CONTEXT).split("\\.", 2);
      return parts.length == 2 ? Optional.of(parts) : Optional.empty();
    } catch (IllegalStateException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
