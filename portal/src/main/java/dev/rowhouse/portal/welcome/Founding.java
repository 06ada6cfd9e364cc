package dev.rowhouse.portal.welcome;

import dev.rowhouse.marketplace.account.Identity;
import dev.rowhouse.marketplace.account.Organization;
import dev.rowhouse.marketplace.account.Organizations;
import dev.rowhouse.marketplace.account.User;
import dev.rowhouse.marketplace.account.Users;
import dev.rowhouse.portal.identity.LocalAccount;
import dev.rowhouse.portal.identity.LocalAccounts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The first organization, and the local account that owns it. */
@Component
class Founding {
  private final LocalAccounts accounts;
  private final Users users;
  private final Organizations organizations;
  private final FirstLinks links;

  Founding(LocalAccounts accounts, Users users, Organizations organizations, FirstLinks links) {
    this.accounts = accounts;
    this.users = users;
    this.organizations = organizations;
    this.links = links;
  }

  /** False when the link was used meanwhile; then nothing is made. */
  @Transactional
  public boolean byLink(String token, FounderForm form) {
    if (!links.use(token)) {
      return false;
    }
    found(form.organization(), form.email(), form.name(), form.password());
    return true;
  }

  @Transactional
  public Organization found(String organization, String email, String name, String password) {
    User owner = user(accounts.create(email, name, password));
    return organizations.found(organization, owner.id());
  }

  /** The user that this account will be when it signs in. */
  User user(LocalAccount account) {
    return users.signedIn(
        new Identity(LocalAccounts.ISSUER, account.id(), account.email(), account.name()));
  }
}
