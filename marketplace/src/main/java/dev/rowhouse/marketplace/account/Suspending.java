package dev.rowhouse.marketplace.account;

import dev.rowhouse.db.id.Unowned;
import dev.rowhouse.marketplace.NotNow;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.OrganizationResumed;
import dev.rowhouse.marketplace.OrganizationSuspended;
import dev.rowhouse.marketplace.Rejected;
import java.time.Clock;
import java.util.NoSuchElementException;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeping an organization from changing anything, for a reason that its members read. */
@Unowned
@Component
public class Suspending {
  private final JdbcClient jdbc;
  private final Organizations organizations;
  private final ApplicationEventPublisher publisher;
  private final Clock clock;

  Suspending(
      JdbcClient jdbc,
      Organizations organizations,
      ApplicationEventPublisher publisher,
      Clock clock) {
    this.jdbc = jdbc;
    this.organizations = organizations;
    this.publisher = publisher;
    this.clock = clock;
  }

  /**
   * @param reason what its members read
   * @throws NotNow when it is suspended already
   */
  @Transactional
  public void suspend(OrganizationId id, boolean stopTenants, String reason, String by) {
    String words = checked(reason);
    int changed =
        jdbc.sql(
                """
                UPDATE marketplace_organization
                SET suspended_at = ?, suspended_reason = ?, suspended_by = ?, tenants_stopped = ?
                WHERE id = ? AND suspended_at IS NULL
                """)
            .params(clock.instant(), words, by, stopTenants, id.value())
            .update();
    require(id, changed, "is suspended already");
    publisher.publishEvent(new OrganizationSuspended(id, stopTenants, words, by));
  }

  /**
   * @throws NotNow when it is not suspended
   */
  @Transactional
  public void resume(OrganizationId id, String reason, String by) {
    String words = checked(reason);
    boolean stopped = get(id).suspension().map(Suspension::tenantsStopped).orElse(false);
    int changed =
        jdbc.sql(
                """
                UPDATE marketplace_organization
                SET suspended_at = NULL, suspended_reason = NULL, suspended_by = NULL,
                  tenants_stopped = FALSE
                WHERE id = ? AND suspended_at IS NOT NULL
                """)
            .params(id.value())
            .update();
    require(id, changed, "is not suspended");
    publisher.publishEvent(new OrganizationResumed(id, stopped, words, by));
  }

  private void require(OrganizationId id, int changed, String why) {
    if (changed == 0) {
      throw new NotNow(get(id).name() + " " + why);
    }
  }

  private Organization get(OrganizationId id) {
    return organizations
        .find(id)
        .orElseThrow(() -> new NoSuchElementException("no organization " + id.value()));
  }

  private static String checked(String reason) {
    Rejected.unless(!reason.isBlank(), "reason", "say why: its members read it");
    Rejected.unless(reason.length() <= 500, "reason", "at most 500 characters");
    return reason.strip();
  }
}
