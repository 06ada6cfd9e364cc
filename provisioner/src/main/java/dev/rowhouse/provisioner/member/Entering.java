package dev.rowhouse.provisioner.member;

import dev.rowhouse.provisioner.PersonId;
import dev.rowhouse.provisioner.brand.LetterKind;
import dev.rowhouse.provisioner.connection.EmailDomains;
import dev.rowhouse.provisioner.connection.Guest;
import dev.rowhouse.provisioner.connection.Porch;
import dev.rowhouse.provisioner.connection.Register;
import dev.rowhouse.provisioner.connection.Visits;
import dev.rowhouse.provisioner.letter.Letter;
import dev.rowhouse.provisioner.letter.Letters;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How a member comes in: asks for a link and comes by it, or by a passkey. */
@Component
public class Entering {
  public static final Duration LASTS = Duration.ofMinutes(15);

  private static final Duration SESSION = Duration.ofHours(8);

  private final MemberStore store;
  private final SignInLinks links;
  private final Addressing addressing;
  private final EmailDomains domains;
  private final Register register;
  private final Visits visits;
  private final Letters letters;
  private final Glass glass;

  Entering(
      MemberStore store,
      SignInLinks links,
      Addressing addressing,
      EmailDomains domains,
      Register register,
      Visits visits,
      Letters letters,
      Glass glass) {
    this.store = store;
    this.links = links;
    this.addressing = addressing;
    this.domains = domains;
    this.register = register;
    this.visits = visits;
    this.letters = letters;
    this.glass = glass;
  }

  /**
   * Sends a link to a member; to anybody else nothing, in the same time and with the same steps, so
   * that nobody learns who is one.
   *
   * @param path where to go on, on the same host
   */
  @Transactional
  public void ask(Porch porch, String email, String path) {
    Optional<Member> meant = store.byEmail(porch.tenant(), email);
    boolean barred = isBarred(porch, email, meant.map(Member::id).orElse(null));
    Optional<Member> member = meant.filter(it -> it.breakGlass() || !barred);
    PersonId id = member.map(Member::id).orElse(null);
    String token = links.open(porch.tenant(), id, path, LASTS);
    String to = member.map(Member::email).orElse("");
    Letter letter =
        addressing.letter(porch, LetterKind.SIGN_IN, to, addressing.link(porch, token), LASTS);
    if (member.isPresent() && letters.areSent()) {
      letters.write(letter);
    } else {
      letters.drop(letter);
    }
  }

  /** Whose link it is, while it works at this door; looking does not use it up. */
  public Optional<Member> look(Porch porch, String token) {
    return links
        .whose(porch.tenant(), token)
        .flatMap(id -> store.find(porch.tenant(), id))
        .filter(member -> mayComeIn(porch, member));
  }

  /** Uses the link up. Empty when it is over, or was never one of this door. */
  @Transactional
  public Optional<Entered> enter(Porch porch, String token) {
    return look(porch, token)
        .flatMap(member ->
            links
                .take(porch.tenant(), member.id(), token)
                .filter(_ -> store.seen(member.id()))
                .flatMap(path -> admit(porch, member.id(), path)));
  }

  /**
   * Whose passkey answered, and where they wanted to go on. Empty when they are no member of this
   * door's tenant any more, or may not come in without their provider.
   */
  @Transactional
  public Optional<Entered> enter(Porch porch, PersonId id, String path) {
    return store
        .find(porch.tenant(), id)
        .filter(member -> mayComeIn(porch, member) && store.seen(id))
        .flatMap(_ -> admit(porch, id, path));
  }

  /** Looks again at what they may: it may have changed until their row was ours. */
  private Optional<Entered> admit(Porch porch, PersonId id, String path) {
    return store
        .find(porch.tenant(), id)
        .filter(member -> mayComeIn(porch, member))
        .map(member -> {
          if (isBarred(porch, member.email(), id)) {
            glass.broken(porch, member);
          }
          var guest = new Guest(id, member.email(), member.name(), List.of(member.role()));
          return new Entered(visits.begin(porch, guest, SESSION), path);
        });
  }

  private boolean mayComeIn(Porch porch, Member member) {
    return member.breakGlass() || !isBarred(porch, member.email(), member.id());
  }

  /** By their provider, which is the only way in, or by a directory, which ended their access. */
  private boolean isBarred(Porch porch, String email, @Nullable PersonId known) {
    return register.keepsOut(porch.tenant(), email, known) || domains.isEnforced(porch, email);
  }
}
