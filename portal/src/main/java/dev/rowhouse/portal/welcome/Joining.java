package dev.rowhouse.portal.welcome;

import dev.rowhouse.marketplace.account.Invitation;
import dev.rowhouse.marketplace.account.Invitations;
import dev.rowhouse.marketplace.account.User;
import dev.rowhouse.portal.audit.Deeds;
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
  private final Deeds deeds;

  Joining(LocalAccounts accounts, Founding founding, Invitations invitations, Deeds deeds) {
    this.accounts = accounts;
    this.founding = founding;
    this.invitations = invitations;
    this.deeds = deeds;
  }

  @Transactional
  public void newcomer(String token, Invitation invitation, JoinForm form, String origin) {
    var account = accounts.create(invitation.email(), form.name(), form.password());
    accept(token, invitation, founding.user(account), origin);
  }

  /**
   * @throws NotHere when it was used meanwhile
   */
  @Transactional
  public void accept(String token, Invitation invitation, User user, String origin) {
    if (invitations.accept(token, user.id()).isEmpty()) {
      throw new NotHere(JoinPage.USED);
    }
    deeds.joined(invitation.organization(), user, invitation.role(), origin);
  }
}
