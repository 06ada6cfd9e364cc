package dev.rowhouse.provisioner.connection;

import dev.rowhouse.provisioner.dns.DomainName;
import java.util.Set;

/** Where everybody can have an address. Nobody could publish a record there, either. */
final class PublicMail {
  private static final Set<String> DOMAINS =
      Set.of(
          "126.com",
          "163.com",
          "aol.com",
          "bluewin.ch",
          "fastmail.com",
          "free.fr",
          "freenet.de",
          "gmail.com",
          "gmx.at",
          "gmx.ch",
          "gmx.com",
          "gmx.de",
          "gmx.net",
          "googlemail.com",
          "hey.com",
          "hotmail.com",
          "hotmail.co.uk",
          "hotmail.fr",
          "icloud.com",
          "laposte.net",
          "libero.it",
          "live.com",
          "mac.com",
          "mail.com",
          "mail.ru",
          "mailbox.org",
          "me.com",
          "msn.com",
          "naver.com",
          "orange.fr",
          "outlook.com",
          "outlook.de",
          "pm.me",
          "posteo.de",
          "proton.me",
          "protonmail.com",
          "qq.com",
          "t-online.de",
          "tuta.com",
          "tutanota.com",
          "wanadoo.fr",
          "web.de",
          "yahoo.com",
          "yahoo.co.jp",
          "yahoo.co.uk",
          "yahoo.de",
          "yahoo.fr",
          "yandex.com",
          "yandex.ru",
          "ymail.com",
          "zoho.com");

  private PublicMail() {}

  static boolean gives(DomainName domain) {
    return DOMAINS.contains(domain.value());
  }
}
