package dev.rowhouse.provisioner.connection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says of somebody who signed in.
 *
 * @param subject the provider's own name of them
 * @param email as the provider gives it; may be empty
 * @param emailVerified whether it says so in so many words
 * @param groups as the provider writes them
 * @param session the provider's name of this sign-in, by which it can end it
 * @param hint by which the provider knows at a sign-out whose it is
 * @param objectId a second name that the provider never gives to another (Entra's {@code oid}); may
 *     be empty
 * @param login as they are called there ({@code preferred_username}), lower case; nobody vouches
 *     for it; may be empty
 */
public record Profile(
    String subject,
    String email,
    boolean emailVerified,
    String name,
    List<String> groups,
    @Nullable String session,
    @Nullable String hint,
    String objectId,
    String login) {
  private static final int LONGEST = 255;

  public Profile {
    objectId = objectId.length() > LONGEST ? "" : objectId;
    login = login.length() > LONGEST ? "" : login;
  }

  public Profile(
      String subject,
      String email,
      boolean emailVerified,
      String name,
      List<String> groups,
      @Nullable String session,
      @Nullable String hint) {
    this(subject, email, emailVerified, name, groups, session, hint, "", "");
  }

  /** An address that nobody vouches for is nobody's. */
  public String vouchedEmail() {
    return emailVerified && email.length() <= 254 ? email : "";
  }

  /** For the trace. */
  public String who() {
    return email.isEmpty() ? subject : email;
  }
}
