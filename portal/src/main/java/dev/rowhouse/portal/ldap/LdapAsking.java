package dev.rowhouse.portal.ldap;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import dev.rowhouse.provisioner.connection.ConnectionSettings;
import dev.rowhouse.provisioner.connection.LdapSettings;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Finds a person by the name that they typed, and lets the directory judge their password: bind,
 * search, groups, bind. What people type only ever stands in values, never in the filter itself.
 */
@Component
public final class LdapAsking {
  private static final int LONGEST = 255;

  private final Duration limit;
  private final ScheduledExecutorService deadlines =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("ldap-deadlines").factory());

  LdapAsking(@Value("${rowhouse.sign-in.timeout:10s}") Duration limit) {
    this.limit = limit;
  }

  /**
   * @param secret of the connection's own bind
   * @param login as it was typed
   * @param password as it was typed; an empty one is refused here, since to directories it means
   *     that nobody is asked
   * @throws LdapTrouble when the directory vouches for nobody, and why
   */
  public LdapPerson who(
      ConnectionSettings settings, String secret, String login, String password, Resolving names) {
    LdapSettings ldap = Objects.requireNonNull(settings.ldap());
    check(login, password);
    try (var call = Call.begin(settings.issuer(), ldap.authority(), names, limit, deadlines)) {
      bind(call, settings.clientId(), secret);
      SearchResultEntry entry = find(call, settings, ldap, login);
      LdapPerson person = Reading.person(entry, ldap, groups(call, settings, ldap, entry));
      prove(call, entry.getDN(), password);
      return person;
    }
  }

  private static void check(String login, String password) {
    boolean plain =
        !login.isBlank()
            && login.length() <= LONGEST
            && login.chars().noneMatch(Character::isISOControl);
    if (!plain || password.isEmpty() || password.length() > 1000) {
      throw LdapTrouble.persons("The name or the password was empty, or too long.");
    }
  }

  private void bind(Call call, String dn, String secret) {
    if (secret.isEmpty()) {
      throw LdapTrouble.directorys("The connection has no password to bind with.");
    }
    try {
      call.connection.bind(new SimpleBindRequest(dn, secret));
    } catch (LDAPException e) {
      throw Words.isLate(e)
          ? late(e)
          : LdapTrouble.directorys(
              "The directory refuses the connection’s own bind as “%s” (%s). Look at its DN and its"
                      .formatted(dn, e.getResultCode().getName())
                  + " password.");
    }
  }

  private SearchResultEntry find(
      Call call, ConnectionSettings settings, LdapSettings ldap, String login) {
    String filter = ldap.userFilter().replace(LdapSettings.LOGIN, Filter.encodeValue(login));
    List<SearchResultEntry> found =
        search(
            call,
            ldap.base(),
            filter,
            2,
            ldap.idAttribute(),
            ldap.mailAttribute(),
            ldap.nameAttribute(),
            orNone(settings.groupsClaim()));
    if (found.size() > 1) {
      throw LdapTrouble.persons(
          "Several entries below “%s” fit %s; the filter must find one."
              .formatted(ldap.base(), filter));
    }
    if (found.isEmpty()) {
      throw LdapTrouble.persons("Nobody below “%s” fits %s.".formatted(ldap.base(), filter));
    }
    return found.getFirst();
  }

  private List<String> groups(
      Call call, ConnectionSettings settings, LdapSettings ldap, SearchResultEntry person) {
    if (!ldap.searchesGroups()) {
      return Reading.groups(person, settings);
    }
    String filter = ldap.groupFilter().replace(LdapSettings.DN, Filter.encodeValue(person.getDN()));
    return search(call, ldap.groupBase(), filter, 500, orNone(settings.groupsClaim())).stream()
        .flatMap(group -> Reading.values(group, settings.groupsClaim()).stream())
        .distinct()
        .toList();
  }

  /** No attribute at all, where none is named. */
  private static String orNone(String attribute) {
    return attribute.isBlank() ? SearchRequest.NO_ATTRIBUTES : attribute;
  }

  private List<SearchResultEntry> search(
      Call call, String base, String filter, int most, String... attributes) {
    try {
      var request = new SearchRequest(base, SearchScope.SUB, Filter.create(filter), attributes);
      request.setSizeLimit(most);
      request.setTimeLimitSeconds((int) Math.max(1, limit.toSeconds()));
      return call.connection.search(request).getSearchEntries();
    } catch (LDAPSearchException e) {
      if (e.getResultCode() == ResultCode.SIZE_LIMIT_EXCEEDED) {
        return e.getSearchEntries();
      }
      throw searched(e, base, filter);
    } catch (LDAPException e) {
      throw searched(e, base, filter);
    }
  }

  private LdapTrouble searched(LDAPException e, String base, String filter) {
    return Words.isLate(e)
        ? late(e)
        : LdapTrouble.directorys(
            "The directory cannot search below “%s” by %s: %s (%s)"
                .formatted(base, filter, Words.cut(e.getMessage()), e.getResultCode().getName()));
  }

  private void prove(Call call, String dn, String password) {
    try {
      call.connection.bind(new SimpleBindRequest(dn, password));
    } catch (LDAPException e) {
      throw Words.isLate(e)
          ? late(e)
          : LdapTrouble.persons(Words.ofPassword(e) + " (" + e.getResultCode().getName() + ")");
    }
  }

  private LdapTrouble late(LDAPException e) {
    return LdapTrouble.directorys(
        "The directory gave no whole answer within "
            + limit.toSeconds()
            + " seconds, or went away: "
            + Words.cut(e.getMessage()));
  }

  @PreDestroy
  void close() {
    deadlines.shutdownNow();
  }
}
