package dev.rowhouse.provisioner.member;

import dev.rowhouse.provisioner.PersonId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.brand.LetterKind;
import dev.rowhouse.provisioner.connection.Porch;
import dev.rowhouse.provisioner.connection.Porches;
import dev.rowhouse.provisioner.connection.Visits;
import dev.rowhouse.provisioner.connection.WaysIn;
import dev.rowhouse.provisioner.letter.Letters;
import java.time.Duration;
import java.util.NoSuchElementException;
import org.springframework.stereotype.Component;

/**
 * Changes who belongs to a tenant, for whoever may: the builder, or the tenant's own admin. Callers
 * open the transaction.
 */
@Component
class Membership {
  private static final Duration INVITED = Duration.ofDays(7);
  private static final int MOST = 10_000;

  private final MemberStore store;
  private final SignInLinks links;
  private final Addressing addressing;
  private final Porches porches;
  private final Visits visits;
  private final Letters letters;
  private final WaysIn ways;

  Membership(
      MemberStore store,
      SignInLinks links,
      Addressing addressing,
      Porches porches,
      Visits visits,
      Letters letters,
      WaysIn ways) {
    this.store = store;
    this.links = links;
    this.addressing = addressing;
    this.porches = porches;
    this.visits = visits;
    this.letters = letters;
    this.ways = ways;
  }

  Member get(TenantId tenant, PersonId id) {
    return store.find(tenant, id).orElseThrow(() -> new NoSuchElementException("no such member"));
  }

  Invited invite(TenantId tenant, NewMember wanted) {
    wanted.check();
    if (store.count(tenant) >= MOST) {
      throw new Rejected("email", "a tenant has " + MOST + " members at most");
    }
    PersonId id = PersonId.mint();
    if (!store.insert(id, tenant, wanted)) {
      throw new Rejected("email", "somebody with this address is a member already");
    }
    ways.changed(tenant);
    return resend(get(tenant, id));
  }

  /** Links of before end: the last one that was sent is the one that works. */
  Invited resend(Member member) {
    Porch porch =
        porches
            .of(member.tenant())
            .orElseThrow(() ->
                new Rejected(
                    "house", "its house is not built yet, or is not open; the link leads there"));
    links.close(member.id());
    String token = links.open(member.tenant(), member.id(), "/", INVITED);
    String link = addressing.link(porch, token);
    if (letters.areSent()) {
      letters.recall(member.tenant(), member.email());
      letters.write(addressing.letter(porch, LetterKind.INVITATION, member.email(), link, INVITED));
      return new Invited(member, null);
    }
    return new Invited(member, link);
  }

  /** Who is inside with another role is out, and signs in again with the new one. */
  Member change(Member before, String role, boolean breakGlass) {
    NewMember.checkRole(role);
    store.change(before.id(), role, breakGlass);
    if (!before.role().equals(role.strip()) || (before.breakGlass() && !breakGlass)) {
      visits.endOfMember(before.id());
    }
    return get(before.tenant(), before.id());
  }

  /** Out at once, by whatever way they came; no link of theirs works any more. */
  void remove(Member member) {
    store.lock(member.id());
    visits.endOf(member.id());
    links.close(member.id());
    letters.recall(member.tenant(), member.email());
    store.delete(member.id());
    ways.changed(member.tenant());
  }
}
