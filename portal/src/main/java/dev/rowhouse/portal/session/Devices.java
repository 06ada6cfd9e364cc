package dev.rowhouse.portal.session;

import dev.rowhouse.marketplace.UserId;
import dev.rowhouse.marketplace.account.Tokens;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** The sessions of a person, in whichever process they began. */
@Component
public class Devices {
  private final FindByIndexNameSessionRepository<? extends Session> sessions;

  Devices(FindByIndexNameSessionRepository<? extends Session> sessions) {
    this.sessions = sessions;
  }

  /** The present one first, then the one used last. */
  public List<Device> of(UserId user, String present) {
    return all(user).stream()
        .map(session -> device(session, present))
        .sorted(Comparator.comparing(Device::here).thenComparing(Device::lastUsed).reversed())
        .toList();
  }

  /** Whether the user had such a session; its next request has to sign in. */
  public boolean end(UserId user, String handle) {
    List<String> meant =
        all(user).stream().map(Session::getId).filter(id -> handle(id).equals(handle)).toList();
    meant.forEach(sessions::deleteById);
    return !meant.isEmpty();
  }

  /** All but the present one; how many. */
  public int endOthers(UserId user, String present) {
    List<String> others =
        all(user).stream().map(Session::getId).filter(id -> !id.equals(present)).toList();
    others.forEach(sessions::deleteById);
    return others.size();
  }

  private Collection<? extends Session> all(UserId user) {
    return sessions.findByPrincipalName(user.value()).values().stream()
        .filter(session -> !session.isExpired())
        .toList();
  }

  private static Device device(Session session, String present) {
    return new Device(
        handle(session.getId()),
        said(session, SignIns.AGENT),
        said(session, SignIns.ORIGIN),
        session.getCreationTime(),
        session.getLastAccessedTime(),
        session.getId().equals(present));
  }

  /** The identifier itself would open the session to whoever sees the page. */
  private static String handle(String id) {
    return Tokens.hash(id).substring(0, 24);
  }

  private static String said(Session session, String name) {
    return Objects.requireNonNullElse(session.<String>getAttribute(name), "");
  }
}
