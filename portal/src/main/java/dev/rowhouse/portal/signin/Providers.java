package dev.rowhouse.portal.signin;

import dev.rowhouse.portal.identity.BuiltInProvider;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientPropertiesMapper;
import org.springframework.core.env.Environment;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/**
 * Who may vouch for people: the built-in provider, and those of {@code spring.security.oauth2.
 * client.*}. Each is looked up at its first use, so that one that is away stops nobody else.
 */
@Component
@EnableConfigurationProperties(OAuth2ClientProperties.class)
public class Providers implements ClientRegistrationRepository {
  private final OAuth2ClientProperties configured;
  private final Environment environment;
  private final Duration patience;
  private final Map<String, ClientRegistration> known = new ConcurrentHashMap<>();

  Providers(
      OAuth2ClientProperties configured,
      Environment environment,
      @Value("${rowhouse.sign-in.patience:30s}") Duration patience) {
    this.patience = patience;
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

  /** As it is offered; one that is not configured goes by no name. */
  Choice choice(String id) {
    return choices().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElse(new Choice(BuiltInProvider.CLIENT, "The sign-in"));
  }

  /** Says on a page what came of a sign-in, if anything is to be said. */
  public void tell(@Nullable Mishap failed, String at, Model model) {
    if (failed != null) {
      model.addAttribute("failed", failed.toThem(choice(at)));
      model.addAttribute("todo", failed.toAdmins(choice(at)));
    }
  }

  @Override
  public @Nullable ClientRegistration findByRegistrationId(String id) {
    ClientRegistration found = known.get(id);
    if (found == null && id.equals(BuiltInProvider.CLIENT)) {
      found = builtIn();
    } else if (found == null && configured.getRegistration().containsKey(id)) {
      found = ask(id);
    }
    if (found != null) {
      known.putIfAbsent(id, found);
    }
    return found;
  }

  /**
   * Nothing is held meanwhile: whoever wants another provider does not wait for this one.
   *
   * @throws OAuth2AuthenticationException when it does not say what it is
   */
  private ClientRegistration ask(String id) {
    try {
      return CompletableFuture.supplyAsync(() -> lookUp(id), Thread::startVirtualThread)
          .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
          .join();
    } catch (CompletionException e) {
      // It answered, but calls itself something else.
      boolean other = e.getCause() instanceof IllegalStateException;
      String code = other ? "invalid_issuer" : Mishap.NO_ANSWER;
      var error = new OAuth2Error(code, String.valueOf(e.getCause()), null);
      throw new OAuth2AuthenticationException(error, error.getDescription(), e);
    }
  }

  private ClientRegistration lookUp(String id) {
    var one = new OAuth2ClientProperties();
    one.getProvider().putAll(configured.getProvider());
    one.getRegistration().put(id, configured.getRegistration().get(id));
    return Objects.requireNonNull(
        new OAuth2ClientPropertiesMapper(one).asClientRegistrations().get(id));
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
