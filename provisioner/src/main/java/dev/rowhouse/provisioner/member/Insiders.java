package dev.rowhouse.provisioner.member;

import dev.rowhouse.provisioner.claim.Claims;
import dev.rowhouse.provisioner.connection.Porch;
import dev.rowhouse.provisioner.connection.Visits;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Who of a tenant's members a claim is of, while it opens their house. */
@Component
public class Insiders {
  private final ObjectProvider<Claims> claims;
  private final Visits visits;
  private final MemberStore store;

  Insiders(ObjectProvider<Claims> claims, Visits visits, MemberStore store) {
    this.claims = claims;
    this.visits = visits;
    this.store = store;
  }

  /** Whether this claim opens the house by the name that they came to, for whomever. */
  public boolean isInside(Porch porch, String claim) {
    return claims.getObject().opened(claim, porch.container(), porch.name()).isPresent();
  }

  /** Empty also for who came by a provider, or with a claim that the builder gave out. */
  public Optional<Inside> of(Porch porch, String claim) {
    return claims
        .getObject()
        .opened(claim, porch.container(), porch.name())
        .flatMap(_ -> visits.stay(porch.container(), claim))
        .flatMap(stay ->
            store
                .find(porch.tenant(), stay.member())
                .map(member -> new Inside(member, stay.since())));
  }
}
