package dev.rowhouse.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rowhouse.db.testing.MailServer;
import java.time.Duration;
import java.util.regex.Pattern;

/** What the journeys' mail server took. */
final class Letters {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Pattern LINK = Pattern.compile("http://\\S+/\\.door/link/[\\w-]+");

  private Letters() {}

  /** The newest to somebody as it came, lines joined, once there are more than so many. */
  static String newest(MailServer mail, String to, int before) {
    await("a letter to " + to).atMost(PATIENCE).until(() -> mail.to(to).size() > before);
    return mail.to(to).getLast().raw().replace("=\n", "");
  }

  /** The link in it that lets a member in. */
  static String link(String raw) {
    var link = LINK.matcher(raw);
    assertThat(link.find()).as(raw).isTrue();
    return link.group();
  }
}
