package dev.rowhouse.portal.viewer;

import dev.rowhouse.marketplace.ImpersonationId;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** Who is signed in as an operator that looks as a member does; the table says for how long. */
public final class Impersonator extends AbstractAuthenticationToken {
  private static final long serialVersionUID = 1;
  private final String id;

  public Impersonator(ImpersonationId id) {
    super(List.of());
    this.id = id.value();
    setAuthenticated(true);
  }

  public ImpersonationId id() {
    return new ImpersonationId(id);
  }

  @Override
  public Object getCredentials() {
    return "";
  }

  @Override
  public Object getPrincipal() {
    return id;
  }
}
