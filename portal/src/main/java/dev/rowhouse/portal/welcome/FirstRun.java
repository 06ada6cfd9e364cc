package dev.rowhouse.portal.welcome;

import dev.rowhouse.marketplace.account.Organizations;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Lets the first person in: by a link in the log, or with a ready-made demo organization. */
@Component
class FirstRun implements ApplicationRunner {
  static final String LINK_FILE = "first-run.txt";
  private static final Logger log = LoggerFactory.getLogger(FirstRun.class);
  private static final String PATH = "/welcome/";

  private final Organizations organizations;
  private final FirstLinks links;
  private final Bootstrap bootstrap;
  private final HomeFiles files;
  private final String baseUrl;
  private final boolean bootstrapped;

  FirstRun(
      Organizations organizations,
      FirstLinks links,
      Bootstrap bootstrap,
      HomeFiles files,
      @Value("${rowhouse.base-url}") String baseUrl,
      @Value("${rowhouse.bootstrap:false}") boolean bootstrapped) {
    this.organizations = organizations;
    this.links = links;
    this.bootstrap = bootstrap;
    this.files = files;
    this.baseUrl = baseUrl;
    this.bootstrapped = bootstrapped;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (!organizations.none()) {
      return;
    }
    if (bootstrapped) {
      bootstrap.run();
    } else {
      offerLink();
    }
  }

  private void offerLink() {
    String link = keptLink().orElseGet(this::newLink);
    log.info("nobody owns this installation yet; set it up at {}", link);
  }

  /** A restart before the first use must not make the link on somebody's screen useless. */
  private Optional<String> keptLink() {
    return files
        .read(LINK_FILE)
        .map(String::strip)
        .filter(link -> link.startsWith(baseUrl + PATH))
        .filter(link -> links.opens(link.substring((baseUrl + PATH).length())));
  }

  private String newLink() {
    String link = baseUrl + PATH + links.make();
    files.write(LINK_FILE, link + "\n");
    return link;
  }
}
