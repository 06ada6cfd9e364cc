package dev.rowhouse.provisioner.letter;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mail server that takes our letters ({@code rowhouse.mail.*}).
 *
 * @param host empty: none, and no letter is sent
 * @param tls how the connection is kept from being read
 * @param user empty: it is not asked who we are
 * @param authority a file with the certificates (PEM) of who may vouch for the server; empty: whom
 *     Java trusts
 * @param from the address of all letters
 * @param timeout of each step
 */
@ConfigurationProperties("rowhouse.mail")
record MailSettings(
    @DefaultValue("") String host,
    @DefaultValue("587") int port,
    @DefaultValue("STARTTLS") Tls tls,
    @DefaultValue("") String user,
    @DefaultValue("") String secret,
    @DefaultValue("") String authority,
    @DefaultValue("") String from,
    @DefaultValue("20s") Duration timeout) {
  /** Both kinds of TLS check the server's certificate and name; there is no falling back. */
  enum Tls {
    STARTTLS,
    TLS,
    /** For a server on the same machine. */
    NONE
  }

  MailSettings {
    if (!host.isBlank() && !from.matches("[^\\s@<>]+@[^\\s@<>]+")) {
      throw new IllegalArgumentException(
          "rowhouse.mail.from is the address that letters come from, like no-reply@example.com");
    }
  }

  boolean areSent() {
    return !host.isBlank();
  }

  /** For people. */
  String server() {
    return "The mail server %s:%d".formatted(host, port);
  }

  String domain() {
    return from.substring(from.indexOf('@') + 1);
  }
}
