package dev.rowhouse.provisioner.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowhouse.db.testing.MailServer;
import dev.rowhouse.provisioner.LetterId;
import dev.rowhouse.provisioner.letter.MailSettings.Tls;
import dev.rowhouse.provisioner.machine.TestAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How letters reach a mail server that is to be believed, and that wants to know who we are. */
class MailerTest {
  private static final String ANN = "ann@customer.example";

  private final TestAuthority authority = new TestAuthority("Post");
  private Path trusted;

  @TempDir Path folder;

  @BeforeEach
  void trust() throws IOException {
    trusted = Files.writeString(folder.resolve("authority.pem"), authority.pem());
  }

  private MailServer secured(String name, boolean fromTheFirstByte) {
    return new MailServer(authority.server(name), fromTheFirstByte);
  }

  private Mailer mailer(MailServer server, Tls tls, String user, String secret) {
    return new Mailer(
        new MailSettings(
            "localhost",
            server.port(),
            tls,
            user,
            secret,
            trusted.toString(),
            "no-reply@rooms.example",
            Duration.ofSeconds(60)));
  }

  private void send(MailServer server, Tls tls) throws Exception {
    send(mailer(server, tls, "", ""));
  }

  private static void send(Mailer mailer) throws Exception {
    var envelope =
        new Post.Envelope(
            new Sender("Rooms", "", "rooms.example"),
            new Words("Hello", "Hello.", "<p>Hello.</p>"));
    Instant now = Instant.now();
    mailer.send(new Post(LetterId.mint(), ANN, "<1@rooms.example>", envelope, 1, now, now));
  }

  @Test
  void whatIsSaidAfterStarttlsCannotBeReadOnItsWay() throws Exception {
    try (var server = secured("localhost", false)) {
      server.users.put("rooms", "s3cret");
      send(mailer(server, Tls.STARTTLS, "rooms", "s3cret"));
      assertThat(server.to(ANN)).singleElement().matches(MailServer.Mail::secured);
    }
  }

  @Test
  void tlsFromTheFirstByteIsSpokenWhereItIsAskedFor() throws Exception {
    try (var server = secured("localhost", true)) {
      server.users.put("rooms", "s3cret");
      send(mailer(server, Tls.TLS, "rooms", "s3cret"));
      assertThat(server.to(ANN)).singleElement().matches(MailServer.Mail::secured);
    }
  }

  @Test
  void aServerThatNobodyVouchesForIsToldNothing() {
    var stranger = new TestAuthority("Somebody else");
    for (Tls tls : new Tls[] {Tls.STARTTLS, Tls.TLS}) {
      try (var server = new MailServer(stranger.server("localhost"), tls == Tls.TLS)) {
        refused(server, tls, "is not who we expect");
      }
    }
  }

  @Test
  void aServerWithTheCertificateOfAnotherIsToldNothing() {
    for (Tls tls : new Tls[] {Tls.STARTTLS, Tls.TLS}) {
      try (var server = secured("elsewhere.example", tls == Tls.TLS)) {
        refused(server, tls, "is not who we expect");
      }
    }
  }

  @Test
  void aServerThatHasNoTlsIsToldNothing() {
    try (var server = new MailServer()) {
      refused(server, Tls.STARTTLS, "STARTTLS is required");
    }
  }

  private void refused(MailServer server, Tls tls, String why) {
    server.users.put("rooms", "s3cret");
    assertThatThrownBy(() -> send(mailer(server, tls, "rooms", "s3cret")))
        .isInstanceOf(MailTrouble.class)
        .hasMessageStartingWith("The mail server localhost:" + server.port())
        .hasMessageContaining(why)
        .hasMessageNotContaining("s3cret");
    assertThat(server.mails).isEmpty();
  }

  @Test
  void whoeverIsNotLetInIsToldByWhomAndAsWhom() {
    try (var server = secured("localhost", false)) {
      server.users.put("rooms", "s3cret");
      assertThatThrownBy(() -> send(mailer(server, Tls.STARTTLS, "rooms", "wr0ng")))
          .isInstanceOf(MailTrouble.class)
          .hasMessageContaining("does not let us in as “rooms”: 535 5.7.8 who are you?")
          .hasMessageNotContaining("wr0ng");
      assertThat(server.mails).isEmpty();
    }
  }

  @Test
  void aServerThatIsAwayIsSaidToBe() {
    var server = new MailServer();
    server.close();
    assertThatThrownBy(() -> send(server, Tls.NONE))
        .isInstanceOf(MailTrouble.class)
        .hasMessageContaining("takes no letters of ours now");
  }
}
