package dev.rowhouse.provisioner.machine;

import dev.rowhouse.db.id.Unowned;
import dev.rowhouse.db.secret.Sha256;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.ServerId;
import dev.rowhouse.marketplace.setting.Setting;
import dev.rowhouse.marketplace.setting.Settings;
import dev.rowhouse.provisioner.MachineTokenId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.node.Nodes;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tokens by which machines are let in: shown once, good for an hour or so, and for one machine. */
@Component
public class Tokens {
  private static final Duration TERM = Duration.ofHours(1);
  private static final Duration VENDORS_TERM = Duration.ofHours(24);
  private static final Duration KEPT = Duration.ofDays(7);
  private static final String PREFIX = "rhm_";
  private static final int LENGTH = 43;
  private static final char[] ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".toCharArray();
  private static final SecureRandom RANDOM = new SecureRandom();

  private final TokenStore store;
  private final LineStore lines;
  private final Nodes nodes;
  private final ObjectProvider<Settings> settings;
  private final Clock clock;

  Tokens(
      TokenStore store,
      LineStore lines,
      Nodes nodes,
      ObjectProvider<Settings> settings,
      Clock clock) {
    this.settings = settings;
    this.store = store;
    this.lines = lines;
    this.nodes = nodes;
    this.clock = clock;
  }

  /**
   * For a machine that becomes a node of the organization at once.
   *
   * @param by who asks, for example {@code user:usr_…}
   * @throws Rejected when no node could have this name, or such a region
   */
  @Transactional
  public MintedToken forOrganization(
      OrganizationId organization, String name, String region, String by) {
    if (settings.stream().anyMatch(each -> !each.on(Setting.ENROLLING))) {
      throw new Rejected("name", "no machines of one's own are taken on at the moment");
    }
    String called = name.strip();
    if (called.isEmpty() || called.length() > 63) {
      throw new Rejected("name", "1 to 63 characters");
    }
    if (nodes.list(organization).stream().anyMatch(node -> node.name().equals(called))) {
      throw new Rejected("name", "another node of the organization has this name");
    }
    if (!region.matches("[a-z0-9-]{0,40}")) {
      throw new Rejected("region", "lower case letters, digits and dashes, for example eu-central");
    }
    return mint(organization, null, called, region, TERM, by);
  }

  /** For a machine of the market; it becomes a node when somebody rents it. */
  @Unowned
  @Transactional
  public MintedToken forServer(ServerId server, String label, String region, String by) {
    return mint(null, server, label, region, VENDORS_TERM, by);
  }

  private MintedToken mint(
      @Nullable OrganizationId organization,
      @Nullable ServerId server,
      String name,
      String region,
      Duration term,
      String by) {
    String secret = secret();
    Instant now = clock.instant();
    var token =
        new MachineToken(
            MachineTokenId.mint(),
            organization,
            server,
            name,
            region,
            now,
            now.plus(term),
            null,
            null);
    store.insert(token, Sha256.hex(secret), by);
    return new MintedToken(token, secret);
  }

  private static String secret() {
    var secret = new StringBuilder(PREFIX);
    for (int i = 0; i < LENGTH; i++) {
      secret.append(ALPHABET[RANDOM.nextInt(ALPHABET.length)]);
    }
    return secret.toString();
  }

  /** Those that still let a machine in. */
  public List<MachineToken> waiting(OrganizationId organization) {
    return store.waiting(organization, clock.instant());
  }

  public Optional<MachineToken> find(OrganizationId organization, MachineTokenId id) {
    return store.find(organization, id);
  }

  /**
   * Removes what ended unused a week ago, with what was said under it; the page of such a token
   * says until then why nobody was let in. Returns how many.
   */
  @Unowned
  @Transactional
  public int tidy() {
    return store.tidy(clock.instant().minus(KEPT));
  }

  /** The newest for this server. */
  @Unowned
  public Optional<MachineToken> of(ServerId server) {
    return store.newest(server);
  }

  /** What the script said, the oldest first; nothing for another's token. */
  public List<MachineLine> progress(OrganizationId organization, MachineTokenId id) {
    return store.find(organization, id).map(token -> lines.of(token.id())).orElse(List.of());
  }

  /** As above, for the market's tokens. */
  @Unowned
  public List<MachineLine> progress(MachineTokenId id) {
    return lines.of(id);
  }
}
