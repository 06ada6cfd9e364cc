package dev.rowhouse.portal.signin;

import dev.rowhouse.portal.identity.BuiltInProvider;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientPropertiesMapper;
import org.springframework.core.env.Environment;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.stereotype.Component;

/**
 * Who may vouch for people: the built-in provider, and those of {@code spring.security.oauth2.
 * client.*}. Each is looked up at its first use, so that one that is away stops nobody else.
 */
@Component
@EnableConfigurationProperties(OAuth2ClientProperties.class)
public class Providers implements ClientRegistrationRepository {
  private final OAuth2ClientProperties configured;
  private final Environment environment;
  private final Map<String, ClientRegistration> known = new ConcurrentHashMap<>();

  Providers(OAuth2ClientProperties configured, Environment environment) {
    this.configured = configured;
    this.environment = environment;
  }

  /** The configured ones, in the order of their names; the built-in one is a form of its own. */
  public List<Choice> choices() {
    return configured.getRegistration().entrySet().stream()
        .map(entry -> new Choice(entry.getKey(), name(entry.getKey(), entry.getValue())))
        .sorted(java.util.Comparator.comparing(Choice::name))
        .toList();
  }

  /** What people call it, for example {@code Google}. */
  String name(String id) {
    var registration = configured.getRegistration().get(id);
    return registration == null ? "password" : name(id, registration);
  }

  @Override
  public @Nullable ClientRegistration findByRegistrationId(String id) {
    if (id.equals(BuiltInProvider.CLIENT)) {
      return known.computeIfAbsent(id, _ -> builtIn());
    }
    return configured.getRegistration().containsKey(id)
        ? known.computeIfAbsent(id, this::lookUp)
        : null;
  }

  private @Nullable ClientRegistration lookUp(String id) {
    var one = new OAuth2ClientProperties();
    one.getProvider().putAll(configured.getProvider());
    one.getRegistration().put(id, configured.getRegistration().get(id));
    return new OAuth2ClientPropertiesMapper(one).asClientRegistrations().get(id);
  }

  /** The browser goes there on its own host; the portal asks itself for the token, directly. */
  private ClientRegistration builtIn() {
    String port =
        environment.getProperty("local.server.port", environment.getProperty("server.port", "80"));
    String here = "http://127.0.0.1:" + port;
    return ClientRegistration.withRegistrationId(BuiltInProvider.CLIENT)
        .clientId(BuiltInProvider.CLIENT)
        .clientName("Rowhouse")
        .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .redirectUri("{baseUrl}" + BuiltInProvider.CALLBACK)
        .scope("openid", "profile", "email")
        .authorizationUri(BuiltInProvider.AUTHORIZE)
        .tokenUri(here + BuiltInProvider.TOKEN)
        .jwkSetUri(here + BuiltInProvider.KEYS)
        .issuerUri(environment.getRequiredProperty("rowhouse.base-url"))
        .userNameAttributeName("sub")
        .build();
  }

  private static String name(String id, OAuth2ClientProperties.Registration registration) {
    String given = registration.getClientName();
    return switch (id) {
      case "google" -> "Google";
      case "github" -> "GitHub";
      case "microsoft" -> "Microsoft";
      default -> given == null ? id : given;
    };
  }
}
