package dev.rowhouse.portal.passkey;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Optional;

/**
 * What a device answered to a challenge of this session. Each challenge is answered once.
 *
 * @param challenge as it was shown, in base64url
 * @param response JSON of WebAuthn Level 3: {@code RegistrationResponseJSON} or {@code
 *     AuthenticationResponseJSON}
 */
public record Answer(String challenge, String response) {
  static final int LONGEST = 64 * 1024;

  /**
   * From the field {@code passkey} of a form; empty when the form was not sent with one. A
   * challenge that is over leaves an answer to nothing, which proves nothing.
   */
  public static Optional<Answer> of(HttpServletRequest request, Instant now) {
    String response = request.getParameter("passkey");
    return response == null || response.isEmpty() || response.length() > LONGEST
        ? Optional.empty()
        : Optional.of(new Answer(Challenges.take(request.getSession(), now).orElse(""), response));
  }
}
