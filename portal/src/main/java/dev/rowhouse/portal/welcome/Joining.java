package dev.rowhouse.portal.welcome;

import dev.rowhouse.marketplace.account.Invitations;
import dev.rowhouse.portal.identity.LocalAccounts;
import dev.rowhouse.portal.layout.NotHere;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An invited newcomer gets a local account and is a member, both or neither. */
@Component
class Joining {
  private final LocalAccounts accounts;
  private final Founding founding;
  private final Invitations invitations;

  Joining(LocalAccounts accounts, Founding founding, Invitations invitations) {
    this.accounts = accounts;
    this.founding = founding;
    this.invitations = invitations;
  }

  @Transactional
  public void newcomer(String token, JoinForm form) {
    var user = founding.user(accounts.create(form.email(), form.name(), form.password()));
    if (invitations.accept(token, user.id()).isEmpty()) {
      throw new NotHere("This invitation was used, withdrawn, or is too old.");
    }
  }
}
