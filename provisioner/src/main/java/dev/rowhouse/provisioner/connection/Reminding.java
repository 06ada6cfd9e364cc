package dev.rowhouse.provisioner.connection;

import dev.rowhouse.db.audit.Actor;
import dev.rowhouse.db.audit.Acts;
import dev.rowhouse.db.audit.Deed;
import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import dev.rowhouse.marketplace.account.Members;
import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.provisioner.letter.Letter;
import dev.rowhouse.provisioner.letter.Letters;
import dev.rowhouse.provisioner.letter.Notice;
import dev.rowhouse.provisioner.letter.Sender;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Tells a builder's admins that a client's secret ends: 30, 7 and 1 day before, and when it has
 * ended, once each, by letter and in the audit log.
 */
@Component
@OnRole(Role.WORKER)
public class Reminding {
  private static final List<Integer> DAYS = List.of(0, 1, 7, 30);

  private final EndingSecrets secrets;
  private final Members members;
  private final Letters letters;
  private final Acts acts;
  private final TransactionOperations transaction;
  private final Clock clock;
  private final String portal;

  Reminding(
      EndingSecrets secrets,
      Members members,
      Letters letters,
      Acts acts,
      TransactionOperations transaction,
      Clock clock,
      @Value("${rowhouse.base-url}") String portal) {
    this.secrets = secrets;
    this.members = members;
    this.letters = letters;
    this.acts = acts;
    this.transaction = transaction;
    this.clock = clock;
    this.portal = portal;
  }

  /** Returns how many were told. */
  public int sweep() {
    return (int)
        secrets.all().stream()
            .filter(each -> Boolean.TRUE.equals(transaction.execute(_ -> tell(each))))
            .count();
  }

  private boolean tell(EndingSecret secret) {
    Duration left = Duration.between(clock.instant(), secret.endsAt());
    int days =
        DAYS.stream()
            .filter(each -> left.compareTo(Duration.ofDays(each)) <= 0)
            .findFirst()
            .orElse(30);
    if (!secrets.tell(secret, days)) {
      return false;
    }
    String words = words(secret, days);
    acts.write(
        Actor.house(),
        Deed.of("sign-in.secret.ends", secret.connection().value(), secret.name())
            .in(secret.organization().value())
            .because(words),
        "",
        "");
    write(secret, words);
    return true;
  }

  private void write(EndingSecret secret, String words) {
    String link =
        portal + "/tenants/" + secret.tenant().value() + "/sign-in/" + secret.connection().value();
    Sender sender = Sender.house(portal);
    members.of(secret.organization()).stream()
        .filter(member -> member.role().may(Permission.PEOPLE))
        .map(member -> member.user().identity().email())
        .filter(Objects::nonNull)
        .filter(email -> email.contains("@"))
        .distinct()
        .forEach(email ->
            letters.write(
                new Letter(
                    null, email, sender, Notice.of(words, words, link), Duration.ofDays(7))));
  }

  private static String words(EndingSecret secret, int days) {
    String what = "The client secret of “%s” (%s)".formatted(secret.name(), secret.tenantName());
    return switch (days) {
      case 0 -> what + " has ended: nobody can sign in by it. Give a new one.";
      case 1 -> what + " ends within a day. Give a new one before.";
      default -> what + " ends within " + days + " days. Give a new one before.";
    };
  }
}
