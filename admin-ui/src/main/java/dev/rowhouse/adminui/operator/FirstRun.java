package dev.rowhouse.adminui.operator;

import dev.rowhouse.db.audit.Actor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Lets the first operator in: with a ready account, or by a link in the log. */
@Component
class FirstRun implements ApplicationRunner {
  private static final String FILE = "operator-sign-in.txt";
  private static final String EMAIL = "operator@rowhouse.localhost";
  private static final Logger log = LoggerFactory.getLogger(FirstRun.class);
  private final Operators operators;
  private final FirstLinks links;
  private final Path home;
  private final String url;
  private final boolean bootstrap;

  FirstRun(
      Operators operators,
      FirstLinks links,
      @Value("${rowhouse.home}") Path home,
      @Value("${rowhouse.admin-url}") String url,
      @Value("${rowhouse.bootstrap:false}") boolean bootstrap) {
    this.operators = operators;
    this.links = links;
    this.home = home;
    this.url = url;
    this.bootstrap = bootstrap;
  }

  @Override
  public void run(ApplicationArguments arguments) throws IOException {
    if (!operators.none()) {
      return;
    }
    if (bootstrap) {
      account();
    } else {
      link();
    }
  }

  /** The file first: an account without it would lock everybody out. */
  private void account() throws IOException {
    String password = secret();
    write("url      " + url + "\ne-mail   " + EMAIL + "\npassword " + password + "\n");
    operators.create(EMAIL, password, Actor.house());
    log.info("made the first operator; how to sign in stands in {}", home.resolve(FILE));
  }

  private void link() {
    String token = secret();
    links.offer(token);
    log.info(
        "nobody operates this installation yet; become its operator at {}/first/{}", url, token);
  }

  private void write(String text) throws IOException {
    Files.createDirectories(home);
    var mine = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Path fresh = Files.createTempFile(home, "operator", ".txt", mine);
    Files.writeString(fresh, text);
    Files.move(fresh, home.resolve(FILE), StandardCopyOption.REPLACE_EXISTING);
  }

  private static String secret() {
    byte[] bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
