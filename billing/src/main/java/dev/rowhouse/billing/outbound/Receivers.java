package dev.rowhouse.billing.outbound;

import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.billing.ReceiverId;
import dev.rowhouse.billing.signature.RollingSecrets;
import dev.rowhouse.billing.signature.StandardSignature;
import dev.rowhouse.db.secret.Vault;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The receivers of owners' own webhooks. */
@Component
public class Receivers {
  private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9_.]{0,60}\\*?");
  private static final Duration LONGEST_OVERLAP = Duration.ofDays(7);

  private final ReceiverStore store;
  private final RollingSecrets secrets;
  private final Guard guard;
  private final Vault vault;
  private final Clock clock;

  Receivers(ReceiverStore store, JdbcClient jdbc, Guard guard, Vault vault, Clock clock) {
    this.store = store;
    this.secrets = new RollingSecrets(jdbc, "billing_receiver_secret", "receiver");
    this.guard = guard;
    this.vault = vault;
    this.clock = clock;
  }

  /**
   * @param types see {@link Receiver#types}
   * @throws InvalidReceiver when the address is not one that we may call
   */
  @Transactional
  public ReceiverSecret create(OwnerId owner, String url, List<String> types) {
    guard.checkAddress(url);
    checkTypes(types);
    var receiver =
        new Receiver(ReceiverId.mint(), owner, url, List.copyOf(types), true, clock.instant());
    store.insert(receiver);
    return withNewSecret(receiver);
  }

  /** Where it goes, what it wants, and whether it gets anything for now. */
  @Transactional
  public Receiver change(
      OwnerId owner, ReceiverId id, String url, List<String> types, boolean enabled) {
    guard.checkAddress(url);
    checkTypes(types);
    Receiver before = known(owner, id);
    var now =
        new Receiver(id, before.owner(), url, List.copyOf(types), enabled, before.createdAt());
    store.update(now);
    return now;
  }

  /** Makes a new secret; both sign until the overlap (at most seven days) ends. */
  @Transactional
  public ReceiverSecret roll(OwnerId owner, ReceiverId id, Duration overlap) {
    if (overlap.isNegative() || overlap.compareTo(LONGEST_OVERLAP) > 0) {
      throw new InvalidReceiver("overlap", "the old secret may go on for 0 to 7 days");
    }
    Receiver receiver = known(owner, id);
    secrets.expire(id.value(), clock.instant().plus(overlap));
    return withNewSecret(receiver);
  }

  /** With all that was on its way to it. */
  @Transactional
  public void delete(OwnerId owner, ReceiverId id) {
    store.delete(owner, id);
  }

  public Optional<Receiver> find(OwnerId owner, ReceiverId id) {
    return store.find(owner, id);
  }

  /** For the courier, which carries for everybody. */
  Optional<Receiver> find(ReceiverId id) {
    return store.find(id);
  }

  /** In the order they were made. */
  public List<Receiver> list(OwnerId owner) {
    return store.list(owner);
  }

  /** The secrets that sign now, newest first. */
  List<String> secretsOf(ReceiverId id) {
    return secrets.valid(id.value(), clock.instant()).stream()
        .map(sealed -> vault.open(sealed, context(id)))
        .toList();
  }

  private ReceiverSecret withNewSecret(Receiver receiver) {
    String secret = StandardSignature.newSecret();
    String id = receiver.id().value();
    secrets.add(id, vault.seal(secret, context(receiver.id())), clock.instant());
    return new ReceiverSecret(receiver, secret);
  }

  private Receiver known(OwnerId owner, ReceiverId id) {
    return store
        .find(owner, id)
        .orElseThrow(() -> new InvalidReceiver("id", "there is no receiver " + id.value()));
  }

  private static void checkTypes(List<String> types) {
    if (types.size() > 50 || !types.stream().allMatch(t -> TYPE.matcher(t).matches())) {
      throw new InvalidReceiver("types", "types look like tenant.ready or tenant.*, at most 50");
    }
  }

  private static String context(ReceiverId id) {
    return "receiver:" + id.value();
  }
}
