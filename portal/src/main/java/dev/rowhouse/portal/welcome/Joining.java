package dev.rowhouse.portal.welcome;

import dev.rowhouse.marketplace.account.Invitation;
import dev.rowhouse.marketplace.account.Invitations;
import dev.rowhouse.portal.identity.LocalAccounts;
import dev.rowhouse.portal.layout.NotHere;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * An invited newcomer gets a local account of the invited address and is a member, both or neither.
 */
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
  public void newcomer(String token, Invitation invitation, JoinForm form) {
    var account = accounts.create(invitation.email(), form.name(), form.password());
    var user = founding.user(account);
    if (invitations.accept(token, user.id()).isEmpty()) {
      throw new NotHere("This invitation was used, withdrawn, or is too old.");
    }
  }
}
