package dev.rowhouse.portal.viewer;

import dev.rowhouse.marketplace.account.Identity;
import dev.rowhouse.marketplace.account.Impersonating;
import dev.rowhouse.marketplace.account.Impersonation;
import dev.rowhouse.marketplace.account.Member;
import dev.rowhouse.marketplace.account.Members;
import dev.rowhouse.portal.signin.Identities;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.stereotype.Component;

/** Finds the viewer of a request in the tables, each time: a role taken away is gone at once. */
@Component
public class Viewers {

  private final Identities identities;
  private final Members members;
  private final Impersonating impersonating;

  Viewers(Identities identities, Members members, Impersonating impersonating) {
    this.identities = identities;
    this.members = members;
    this.impersonating = impersonating;
  }

  /** Empty for who is not signed in or belongs to no organization. */
  public Optional<Viewer> of(HttpServletRequest request) {
    Principal principal = request.getUserPrincipal();
    if (principal instanceof Impersonator operator) {
      return impersonating.running(operator.id()).flatMap(this::as);
    }
    if (!(principal instanceof OAuth2AuthenticationToken token)) {
      return Optional.empty();
    }
    Identity identity = identities.of(token);
    List<Member> places = members.placesOf(identity.issuer(), identity.subject());
    return places.isEmpty()
        ? Optional.empty()
        : Optional.of(new Viewer(chosen(places, request), places, Optional.empty()));
  }

  /** Only in the organization that the hand-over names, and only while they are a member there. */
  private Optional<Viewer> as(Impersonation look) {
    return members.of(look.organization()).stream()
        .filter(member -> member.user().id().equals(look.user()))
        .findFirst()
        .map(member -> new Viewer(member, List.of(member), Optional.of(look)));
  }

  private static Member chosen(List<Member> places, HttpServletRequest request) {
    Object wanted = request.getSession().getAttribute(Viewer.PLACE);
    return places.stream()
        .filter(place -> place.organization().value().equals(wanted))
        .findFirst()
        .orElse(places.getFirst());
  }
}
