package dev.rowhouse.portal.passkey;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Optional;

/**
 * What a device answered to a challenge. Each challenge is answered once.
 *
 * @param challenge as it was shown, in base64url
 * @param response JSON of WebAuthn Level 3: {@code RegistrationResponseJSON} or {@code
 *     AuthenticationResponseJSON}
 */
public record Answer(String challenge, String response) {
  static final int LONGEST = 64 * 1024;

  /** To a challenge of this session. */
  public static Optional<Answer> of(HttpServletRequest request, Instant now) {
    return of(request).map(answer -> answer.to(Challenges.take(request.getSession(), now)));
  }

  /**
   * From the field {@code passkey} of a form, to no challenge yet, which proves nothing; empty when
   * the form was not sent with one.
   */
  public static Optional<Answer> of(HttpServletRequest request) {
    String response = request.getParameter("passkey");
    return response == null || response.isEmpty() || response.length() > LONGEST
        ? Optional.empty()
        : Optional.of(new Answer("", response));
  }

  /** To this challenge, where it was still open. */
  public Answer to(Optional<String> taken) {
    return new Answer(taken.orElse(""), response);
  }
}
