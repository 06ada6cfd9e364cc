package dev.rowhouse.e2e.demo;

import dev.rowhouse.e2e.Failed;
import dev.rowhouse.e2e.demo.Company.Employee;
import dev.rowhouse.e2e.demo.Realms.Product;
import java.util.Map;
import java.util.regex.Pattern;

/** What a company's own IT does with the link that it got: paste there, paste here, test, go. */
final class SetupLink {
  private static final Pattern VALUE = Pattern.compile("<dt>([^<]+)</dt><dd><code>([^<]+)</code>");
  private static final Pattern TEST = Pattern.compile("href=\"(/\\.door/test/[^\"]+)\"");

  private final Visitor visitor = new Visitor();
  private final String link;

  SetupLink(String link) {
    this.link = link;
  }

  /** Connects the company's provider, and lets its people in. */
  boolean connect(Company company, Keycloak keycloak) {
    String secret = Company.random();
    Visitor.Page page = visitor.open(link);
    keycloak.make(
        company,
        new Product(
            secret,
            value(page, "Redirect URI"),
            value(page, "Back-channel logout"),
            value(page, "After logout")));
    return open(
        company,
        visitor.fill(
            page,
            Map.of(
                "issuer", keycloak.issuer(company),
                "clientId", "rooms",
                "secret", secret,
                "groupsClaim", "groups",
                "rules", "engineering = editor\nit = admin")));
  }

  /** The same with a directory that speaks LDAP. */
  boolean connect(Company company, Ldap ldap) {
    String secret = Company.random();
    ldap.make(company, secret);
    return open(
        company, visitor.fill(visitor.open(link + "?by=ldap"), ldap.settings(company, secret)));
  }

  private boolean open(Company company, Visitor.Page saved) {
    test(saved, company.worker());
    Visitor.Page done = visitor.send(link + "/active", Map.of("yes", "yes"));
    if (!done.body().contains("Your people can sign in now")) {
      throw new Failed("the setup ended at " + done.uri() + " with " + done.body());
    }
    return true;
  }

  /** In a browser of its own, as an employee who tries it. */
  private static void test(Visitor.Page saved, Employee employee) {
    var found = TEST.matcher(saved.body());
    if (!found.find()) {
      throw new Failed("nothing to test at " + saved.uri() + ": " + saved.body());
    }
    var visitor = new Visitor();
    Visitor.Page login = visitor.open(saved.uri().resolve(found.group(1)).toString());
    Visitor.Page page = visitor.signIn(login, employee);
    if (!page.body().contains("The sign-in works")) {
      throw new Failed("the test sign-in ended at " + page.uri() + " with " + page.body());
    }
  }

  /** Makes the token that the company's directory is given, which is shown this once. */
  Scim directory() {
    Visitor.Page page = visitor.send(link + "/directory", Map.of("yes", "yes"));
    return new Scim(value(page, "Tenant URL"), value(page, "Secret token"));
  }

  private static String value(Visitor.Page page, String name) {
    return VALUE
        .matcher(page.body())
        .results()
        .filter(each -> each.group(1).equals(name))
        .map(each -> each.group(2))
        .findFirst()
        .orElseThrow(() -> new Failed("no " + name + " at " + page.uri() + ": " + page.body()));
  }
}
