package dev.rowhouse.portal.api;

import dev.rowhouse.portal.api.key.Caller;
import dev.rowhouse.portal.api.problem.Problem;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.claim.Bearer;
import dev.rowhouse.provisioner.claim.Claims;
import dev.rowhouse.provisioner.claim.MintedClaim;
import dev.rowhouse.provisioner.container.Container;
import dev.rowhouse.provisioner.gateway.Links;
import dev.rowhouse.provisioner.host.Hosts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lets one person into one container. */
@RestController
@RequestMapping(ApiPaths.V1 + "/containers/{id}")
class AuthorizeController {
  private final Claims claims;
  private final Links links;
  private final Hosts hosts;
  private final Reach reach;

  AuthorizeController(Claims claims, Links links, Hosts hosts, Reach reach) {
    this.claims = claims;
    this.hosts = hosts;
    this.links = links;
    this.reach = reach;
  }

  /**
   * @param subject the person as your system names them; the container's name when left out
   * @param expiresInSeconds one hour when left out, and at most
   * @param path where the link leads; {@code /} when left out
   * @param host by which of its names it opens, and by no other; the one below the installation's
   *     domain when left out
   */
  record Person(
      @Nullable String subject,
      @Nullable String email,
      @Nullable String name,
      @Nullable List<String> roles,
      @Min(1) @Max(3_600) @Nullable Integer expiresInSeconds,
      @Nullable String path,
      @Nullable String host) {
    private static final Person NOBODY = new Person(null, null, null, null, null, null, null);

    Bearer bearer(String unnamed) {
      return new Bearer(
          Given.or(subject, unnamed),
          Given.or(email, ""),
          Given.or(name, ""),
          Given.or(roles, List.<String>of()));
    }

    Duration lifetime() {
      return expiresInSeconds == null ? Claims.LONGEST : Duration.ofSeconds(expiresInSeconds);
    }
  }

  /**
   * @param token for the header {@code X-Rowhouse-Claim} of an API client
   * @param url for a browser: sets a cookie and goes on to the clean address
   */
  record Claim(String id, String token, String url, Instant expiresAt, ContainerId container) {}

  record Revoked(int epoch) {}

  @PostMapping("/authorize")
  @ResponseStatus(HttpStatus.CREATED)
  Claim authorize(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ContainerId id,
      @Valid @RequestBody(required = false) @Nullable Person wanted) {
    Container container = reach.container(caller, id);
    Person person = wanted == null ? Person.NOBODY : wanted;
    String host = name(caller, container, Given.or(person.host(), ""));
    MintedClaim minted = claims.mint(id, host, person.bearer(container.name()), person.lifetime());
    String at = host.isEmpty() ? links.url(container.host()) : links.urlOf(host);
    String url = at + path(person) + minted.token();
    return new Claim(minted.id(), minted.token(), url, minted.expiresAt(), id);
  }

  /** Ends every claim of the container that was minted so far. */
  @DeleteMapping("/claims")
  Revoked revoke(@AuthenticationPrincipal Caller caller, @PathVariable ContainerId id) {
    reach.container(caller, id);
    return new Revoked(
        reach.containers(caller).revokeClaims(id, caller.cause("claims revoked by API")));
  }

  private String name(Caller caller, Container container, String wanted) {
    String host = wanted.toLowerCase(Locale.ROOT);
    if (host.isEmpty() || host.equals(links.name(container.host()))) {
      return "";
    }
    if (!hosts.names(caller.organization(), container).contains(host)) {
      throw Problem.invalid("host", "is no proved name of this container");
    }
    return host;
  }

  private static String path(Person person) {
    String path = Given.or(person.path(), "/");
    if (!path.startsWith("/") || path.startsWith("//") || path.contains("#")) {
      throw Problem.invalid("path", "must begin with one slash and have no fragment");
    }
    return path + (path.contains("?") ? "&" : "?") + "door_claim=";
  }
}
