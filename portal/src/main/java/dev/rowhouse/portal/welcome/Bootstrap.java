package dev.rowhouse.portal.welcome;

import dev.rowhouse.marketplace.account.ApiKeys;
import dev.rowhouse.marketplace.account.KeyScope;
import dev.rowhouse.marketplace.account.Members;
import dev.rowhouse.marketplace.account.Organization;
import dev.rowhouse.marketplace.account.Tokens;
import dev.rowhouse.marketplace.inventory.Seeding;
import dev.rowhouse.marketplace.vendor.Vendor;
import dev.rowhouse.provisioner.node.LocalNode;
import java.nio.file.Path;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A demo organization with its owner and an API key, so that a machine can go on by itself; what
 * opens them stands in files of the home. Where the settings say so, the market has examples.
 */
@Component
class Bootstrap {
  static final String EMAIL = "owner@rowhouse.localhost";
  private static final Logger log = LoggerFactory.getLogger(Bootstrap.class);

  private final Founding founding;
  private final ApiKeys keys;
  private final HomeFiles files;
  private final LocalNode localNode;
  private final Members members;
  private final Seeding seeding;
  private final String baseUrl;
  private final boolean examples;

  Bootstrap(
      Founding founding,
      ApiKeys keys,
      HomeFiles files,
      LocalNode localNode,
      Members members,
      Seeding seeding,
      @Value("${rowhouse.base-url}") String baseUrl,
      @Value("${rowhouse.marketplace.examples:false}") boolean examples) {
    this.founding = founding;
    this.keys = keys;
    this.files = files;
    this.localNode = localNode;
    this.members = members;
    this.seeding = seeding;
    this.baseUrl = baseUrl;
    this.examples = examples;
  }

  /** Files are written before the commit: rows without the files would lock everybody out. */
  @Transactional
  public void run() {
    String password = Tokens.mint();
    Organization demo = founding.found("Demo", EMAIL, "Demo owner", password);
    var key = keys.mint(demo.id(), KeyScope.all(null), "Demo", null, "bootstrap");
    localNode.attach(demo.id());
    if (examples) {
      seeding.seed(members.of(demo.id()).getFirst().user().id()).forEach(this::key);
    }
    Path file = files.write("sign-in.txt", signIn(password));
    files.write("keys/api-key", key.secret() + "\n");
    log.info("made the organization Demo; how to sign in stands in {}", file);
  }

  /** Machines are enrolled for an example by the same API as for any vendor, with a key of its. */
  private void key(Vendor vendor) {
    var key = keys.mint(vendor.organization(), KeyScope.all(null), "Example", null, "bootstrap");
    String name = vendor.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    files.write("keys/vendors/" + name, key.secret() + "\n");
  }

  private String signIn(String password) {
    return "url      " + baseUrl + "\ne-mail   " + EMAIL + "\npassword " + password + "\n";
  }
}
