package dev.rowhouse.portal.api;

import dev.rowhouse.portal.api.key.Caller;
import dev.rowhouse.portal.api.problem.Problem;
import dev.rowhouse.provisioner.ConnectionId;
import dev.rowhouse.provisioner.EmailDomainId;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.connection.EmailDomain;
import dev.rowhouse.provisioner.connection.EmailDomainState;
import dev.rowhouse.provisioner.connection.EmailDomains;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Whose addresses a connection is for. */
@RestController
@RequestMapping(ApiPaths.V1 + "/tenants/{id}/connections/{connection}/addresses")
class EmailDomainsController {
  private final EmailDomains domains;
  private final Reach reach;

  EmailDomainsController(EmailDomains domains, Reach reach) {
    this.domains = domains;
    this.reach = reach;
  }

  /**
   * @param record name and value of the TXT record that proves it
   * @param enforced whether its people have to use the provider
   * @param problem why it is not, or no longer, proved
   */
  record EmailDomainView(
      EmailDomainId id,
      String domain,
      EmailDomainState state,
      TxtRecord record,
      boolean enforced,
      @Nullable String problem,
      @Nullable Instant checkedAt) {
    record TxtRecord(String name, String value) {}

    static EmailDomainView of(EmailDomain domain) {
      return new EmailDomainView(
          domain.id(),
          domain.domain().value(),
          domain.state(),
          new TxtRecord(domain.challenge().name(), domain.challenge().value()),
          domain.enforced(),
          domain.problem(),
          domain.checkedAt());
    }
  }

  record EmailDomainsView(List<EmailDomainView> items) {}

  record EmailDomainJson(@NotBlank @Size(max = 300) String domain) {}

  record Enforcement(boolean enforced) {}

  @GetMapping
  EmailDomainsView list(
      @AuthenticationPrincipal Caller caller,
      @PathVariable TenantId id,
      @PathVariable ConnectionId connection) {
    reach.tenant(caller, id);
    return new EmailDomainsView(
        domains.of(caller.organization(), id, connection).stream()
            .map(EmailDomainView::of)
            .toList());
  }

  /** It gives nothing, and reserves nothing, until its record is seen. */
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  EmailDomainView claim(
      @AuthenticationPrincipal Caller caller,
      @PathVariable TenantId id,
      @PathVariable ConnectionId connection,
      @Valid @RequestBody EmailDomainJson wanted) {
    reach.tenant(caller, id);
    return EmailDomainView.of(
        domains.claim(caller.organization(), id, connection, wanted.domain()));
  }

  @GetMapping("/{domain}")
  EmailDomainView find(
      @AuthenticationPrincipal Caller caller,
      @PathVariable TenantId id,
      @PathVariable ConnectionId connection,
      @PathVariable EmailDomainId domain) {
    return list(caller, id, connection).items().stream()
        .filter(each -> each.id().equals(domain))
        .findFirst()
        .orElseThrow(() -> Problem.notFound("domain"));
  }

  /** Looks for the record now; at most once in five seconds. */
  @PostMapping("/{domain}/check")
  EmailDomainView check(
      @AuthenticationPrincipal Caller caller,
      @PathVariable TenantId id,
      @PathVariable ConnectionId connection,
      @PathVariable EmailDomainId domain) {
    reach.tenant(caller, id);
    return EmailDomainView.of(domains.check(caller.organization(), id, connection, domain));
  }

  /** Whether its people have to use the provider; a test sign-in must have succeeded before. */
  @PutMapping("/{domain}")
  EmailDomainView enforce(
      @AuthenticationPrincipal Caller caller,
      @PathVariable TenantId id,
      @PathVariable ConnectionId connection,
      @PathVariable EmailDomainId domain,
      @Valid @RequestBody Enforcement wanted) {
    reach.tenant(caller, id);
    return EmailDomainView.of(
        domains.enforce(caller.organization(), id, connection, domain, wanted.enforced()));
  }

  @DeleteMapping("/{domain}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(
      @AuthenticationPrincipal Caller caller,
      @PathVariable TenantId id,
      @PathVariable ConnectionId connection,
      @PathVariable EmailDomainId domain) {
    reach.tenant(caller, id);
    domains.remove(caller.organization(), id, connection, domain);
  }
}
