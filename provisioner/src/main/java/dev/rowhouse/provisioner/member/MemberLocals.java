package dev.rowhouse.provisioner.member;

import dev.rowhouse.provisioner.PersonId;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.connection.EmailDomain;
import dev.rowhouse.provisioner.connection.Locals;
import dev.rowhouse.provisioner.connection.Visits;
import dev.rowhouse.provisioner.dns.DomainName;
import java.util.Optional;
import org.springframework.stereotype.Component;

@Component
class MemberLocals implements Locals {
  private final MemberStore store;
  private final SignInLinks links;
  private final Visits visits;

  MemberLocals(MemberStore store, SignInLinks links, Visits visits) {
    this.store = store;
    this.links = links;
    this.visits = visits;
  }

  @Override
  public Optional<PersonId> byAddress(TenantId tenant, String email) {
    return store.byEmail(tenant, email).map(Member::id);
  }

  @Override
  public void putOut(TenantId tenant, String email) {
    store
        .byEmail(tenant, email)
        .filter(it -> !it.breakGlass())
        .ifPresent(member -> {
          store.lock(member.id());
          putOut(member);
        });
  }

  @Override
  public void putOut(TenantId tenant, DomainName domain) {
    store.of(tenant).stream()
        .filter(it -> !it.breakGlass())
        .filter(it -> EmailDomain.of(it.email()).filter(domain::equals).isPresent())
        .forEach(this::putOut);
  }

  private void putOut(Member member) {
    links.close(member.id());
    visits.endOfMember(member.id());
  }
}
