package dev.rowhouse.portal.passkey;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.util.exception.WebAuthnException;
import dev.rowhouse.db.secret.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * The two ceremonies of WebAuthn Level 3 (W3C), as webauthn4j checks them: challenge, origin,
 * signature, counter, and that the device made sure who holds it.
 */
@Component
final class Ceremony {
  static final List<PublicKeyCredentialParameters> ALGORITHMS =
      List.of(
              COSEAlgorithmIdentifier.EdDSA,
              COSEAlgorithmIdentifier.ES256,
              COSEAlgorithmIdentifier.RS256)
          .stream()
          .map(each -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, each))
          .toList();

  private final ObjectConverter objects = new ObjectConverter();
  // Which make of device it is, nobody asks here: attestation is not looked at.
  private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(objects);
  private final AttestedCredentialDataConverter bytes =
      new AttestedCredentialDataConverter(objects);

  byte[] identifier(Credential credential) {
    return bytes.extractCredentialId(credential.attested());
  }

  /** Empty when the answer is not to be believed. */
  Optional<Credential> made(Site site, Answer answer) {
    return believed(() -> {
      var made =
          manager.verifyRegistrationResponseJSON(
              answer.response(),
              new RegistrationParameters(server(site, answer), ALGORITHMS, true, true));
      AuthenticatorData<?> data =
          Objects.requireNonNull(made.getAttestationObject()).getAuthenticatorData();
      AttestedCredentialData attested = Objects.requireNonNull(data.getAttestedCredentialData());
      return new Credential(
          Sha256.hex(attested.getCredentialId()),
          bytes.convert(attested),
          data.getSignCount(),
          data.isFlagBE());
    });
  }

  /**
   * Which key the answer says it is of, as {@link Credential#hash}; empty when it cannot be read.
   */
  Optional<String> claimed(Answer answer) {
    return believed(() ->
        Sha256.hex(manager.parseAuthenticationResponseJSON(answer.response()).getCredentialId()));
  }

  /**
   * The key's counter after this use; empty when the answer is not to be believed.
   *
   * @param owner whose the key is: the device says so, too
   */
  Optional<Long> used(Site site, Answer answer, Credential credential, String owner) {
    return believed(() ->
            manager.verifyAuthenticationResponseJSON(
                answer.response(),
                new AuthenticationParameters(
                    server(site, answer), record(credential), null, true, true)))
        .filter(used -> whose(used).equals(owner))
        .map(used -> Objects.requireNonNull(used.getAuthenticatorData()).getSignCount());
  }

  private static String whose(AuthenticationData used) {
    byte[] owner = used.getUserHandle();
    return owner == null ? "" : new String(owner, StandardCharsets.UTF_8);
  }

  private static <T> Optional<T> believed(Supplier<T> answer) {
    try {
      return Optional.of(answer.get());
    } catch (WebAuthnException | NullPointerException | IllegalArgumentException e) {
      // The library trips over an answer that lacks its parts.
      return Optional.empty();
    }
  }

  private CredentialRecordImpl record(Credential credential) {
    return new CredentialRecordImpl(
        new NoneAttestationStatement(),
        true,
        credential.synced(),
        null,
        credential.counter(),
        bytes.convert(credential.attested()),
        null,
        null,
        null,
        null);
  }

  private static ServerProperty server(Site site, Answer answer) {
    return ServerProperty.builder()
        .origin(new Origin(site.origin()))
        .rpId(site.host())
        .challenge(new DefaultChallenge(answer.challenge()))
        .build();
  }
}
