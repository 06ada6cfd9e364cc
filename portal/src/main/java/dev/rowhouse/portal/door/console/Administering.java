package dev.rowhouse.portal.door.console;

import dev.rowhouse.db.audit.Acts;
import dev.rowhouse.db.audit.Deed;
import dev.rowhouse.portal.passkey.MembersKey;
import dev.rowhouse.portal.passkey.MembersKeys;
import dev.rowhouse.provisioner.PersonId;
import dev.rowhouse.provisioner.connection.Person;
import dev.rowhouse.provisioner.connection.Roster;
import dev.rowhouse.provisioner.console.Admin;
import dev.rowhouse.provisioner.erasure.ErasureRequests;
import dev.rowhouse.provisioner.member.Invited;
import dev.rowhouse.provisioner.member.Member;
import dev.rowhouse.provisioner.member.Members;
import dev.rowhouse.provisioner.member.NewMember;
import java.util.NoSuchElementException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a tenant's admin changes, each with its line of the builder's audit log: neither is there
 * without the other.
 */
@Component
class Administering {
  private final Roster roster;
  private final Members members;
  private final MembersKeys keys;
  private final ErasureRequests requests;
  private final Acts acts;

  Administering(
      Roster roster, Members members, MembersKeys keys, ErasureRequests requests, Acts acts) {
    this.roster = roster;
    this.members = members;
    this.keys = keys;
    this.requests = requests;
    this.acts = acts;
  }

  @Transactional
  void showOut(Admin admin, PersonId id) {
    Person out = roster.showOut(admin.builder(), admin.tenant(), id, admin.name());
    write(
        admin,
        "people.out",
        (out.email().isEmpty() ? out.subject() : out.email()) + " was signed out everywhere.");
  }

  @Transactional
  Invited invite(Admin admin, NewMember wanted) {
    Invited invited = members.invite(admin.porch(), wanted);
    Member member = invited.member();
    write(admin, "members.create", member.email() + " was invited as " + member.role() + ".");
    return invited;
  }

  @Transactional
  Invited inviteAgain(Admin admin, PersonId id) {
    Invited invited = members.resend(admin.porch(), id);
    write(admin, "members.resend", invited.member().email() + " got another link.");
    return invited;
  }

  @Transactional
  void remove(Admin admin, PersonId id) {
    Member gone = members.get(admin.porch(), id);
    members.remove(admin.porch(), id);
    write(admin, "members.remove", gone.email() + " was removed.");
  }

  /**
   * @throws NoSuchElementException when the tenant has no such member, or they no such key
   */
  @Transactional
  void removeKey(Admin admin, PersonId id, String key) {
    Member member = members.get(admin.porch(), id);
    MembersKey gone =
        keys.remove(id, key).orElseThrow(() -> new NoSuchElementException("no such passkey"));
    String words = "The passkey “%s” of %s at %s was removed.";
    write(admin, "passkeys.remove", words.formatted(gone.name(), member.email(), gone.host()));
  }

  @Transactional
  void askForErasure(Admin admin, String typed) {
    requests.ask(admin.builder(), admin.tenant(), admin.name(), typed);
    write(admin, "erasure.ask", "The erasure was asked for.");
  }

  @Transactional
  void withdrawErasure(Admin admin) {
    requests.withdraw(admin.builder(), admin.tenant());
    write(admin, "erasure.withdraw", "The request for erasure was taken back.");
  }

  /** Data is taken away. */
  @Transactional
  void exported(Admin admin) {
    write(admin, "export", "A download of the data began.");
  }

  private void write(Admin admin, String verb, String words) {
    acts.write(
        admin.actor(),
        Deed.of("console." + verb, admin.tenant().value(), admin.porch().tenantName())
            .in(admin.builder().value())
            .because(words),
        "",
        "");
  }
}
