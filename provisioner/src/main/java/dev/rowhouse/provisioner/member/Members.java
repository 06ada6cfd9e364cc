package dev.rowhouse.provisioner.member;

import dev.rowhouse.db.id.Unowned;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.PersonId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.connection.Porch;
import dev.rowhouse.provisioner.letter.Letters;
import dev.rowhouse.provisioner.tenant.Tenants;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The members of a builder's tenants. Each is there twice: for the builder, and for whoever
 * administers the house whose door they stand at.
 */
@Component
public class Members {
  private final MemberStore store;
  private final Membership membership;
  private final SignInLinks links;
  private final Letters letters;
  private final Tenants tenants;

  Members(
      MemberStore store,
      Membership membership,
      SignInLinks links,
      Letters letters,
      Tenants tenants) {
    this.store = store;
    this.membership = membership;
    this.links = links;
    this.letters = letters;
    this.tenants = tenants;
  }

  /** By address. */
  public List<Member> list(OrganizationId organization, TenantId tenant) {
    return store.of(known(organization, tenant));
  }

  public List<Member> list(Porch porch) {
    return store.of(porch.tenant());
  }

  /**
   * @throws NoSuchElementException when the organization's tenant has no such member
   */
  public Member get(OrganizationId organization, TenantId tenant, PersonId id) {
    return membership.get(known(organization, tenant), id);
  }

  /** Of any of the organization's tenants. */
  public Optional<Member> find(OrganizationId organization, PersonId id) {
    return store.find(organization, id);
  }

  public Member get(Porch porch, PersonId id) {
    return membership.get(porch.tenant(), id);
  }

  /**
   * @throws Rejected naming the field that cannot be taken
   */
  @Transactional
  public Invited invite(OrganizationId organization, TenantId tenant, NewMember wanted) {
    return membership.invite(known(organization, tenant), wanted);
  }

  @Transactional
  public Invited invite(Porch porch, NewMember wanted) {
    return membership.invite(porch.tenant(), wanted);
  }

  /** A new link; the one of before ends. */
  @Transactional
  public Invited resend(OrganizationId organization, TenantId tenant, PersonId id) {
    return membership.resend(get(organization, tenant, id));
  }

  @Transactional
  public Invited resend(Porch porch, PersonId id) {
    return membership.resend(get(porch, id));
  }

  /**
   * @param breakGlass whether they come in by a link also where everybody else has to use the
   *     provider
   * @throws Rejected naming {@code role}
   */
  @Transactional
  public Member change(
      OrganizationId organization, TenantId tenant, PersonId id, String role, boolean breakGlass) {
    return membership.change(get(organization, tenant, id), role, breakGlass);
  }

  @Transactional
  public Member change(Porch porch, PersonId id, String role, boolean breakGlass) {
    return membership.change(get(porch, id), role, breakGlass);
  }

  /** Out at once, everywhere. */
  @Transactional
  public void remove(OrganizationId organization, TenantId tenant, PersonId id) {
    membership.remove(get(organization, tenant, id));
  }

  @Transactional
  public void remove(Porch porch, PersonId id) {
    membership.remove(get(porch, id));
  }

  /** Whether anybody comes in here by a link. */
  public boolean areThere(Porch porch) {
    return store.count(porch.tenant()) > 0;
  }

  /** A tenant is erased: nothing of its people stays. */
  @Unowned
  @Transactional
  public void forget(TenantId tenant) {
    store.of(tenant).forEach(membership::remove);
    links.forget(tenant);
    letters.forget(tenant);
  }

  private TenantId known(OrganizationId organization, TenantId tenant) {
    return tenants.get(organization, tenant).tenant().id();
  }
}
