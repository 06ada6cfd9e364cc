package dev.rowhouse.portal.door;

import dev.rowhouse.db.text.Cut;
import dev.rowhouse.portal.ldap.LdapAsking;
import dev.rowhouse.portal.ldap.LdapPerson;
import dev.rowhouse.portal.ldap.LdapTrouble;
import dev.rowhouse.portal.signin.ForAnyone;
import dev.rowhouse.provisioner.ConnectionId;
import dev.rowhouse.provisioner.connection.Connection;
import dev.rowhouse.provisioner.connection.LdapSettings;
import dev.rowhouse.provisioner.connection.Porch;
import dev.rowhouse.provisioner.connection.Porches;
import dev.rowhouse.provisioner.connection.Profile;
import dev.rowhouse.provisioner.connection.Recognizing;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Where people type their name and password for a company's directory (LDAP). The form is a passage
 * like any other way: of one browser, one house, one connection, and good for one try.
 */
@Controller
@ForAnyone
class EnterPage {
  private static final String WRONG = "This name with this password is not known there.";

  private final Threshold threshold;
  private final Porches porches;
  private final Passages passages;
  private final Patience patience;
  private final Places places;
  private final LdapAsking asking;
  private final Destinations destinations;
  private final Recognizing recognizing;
  private final Admitting admitting;

  EnterPage(
      Threshold threshold,
      Porches porches,
      Passages passages,
      Patience patience,
      Places places,
      LdapAsking asking,
      Destinations destinations,
      Recognizing recognizing,
      Admitting admitting) {
    this.threshold = threshold;
    this.porches = porches;
    this.passages = passages;
    this.patience = patience;
    this.places = places;
    this.asking = asking;
    this.destinations = destinations;
    this.recognizing = recognizing;
    this.admitting = admitting;
  }

  /** Where the form of a connection is. */
  static URI at(String house, ConnectionId id, String path, boolean test) {
    return UriComponentsBuilder.fromUriString(house + Paths.DOOR + "enter/" + id.value())
        .queryParam("to", "{to}")
        .queryParam("test", test)
        .encode()
        .buildAndExpand(path)
        .toUri();
  }

  @GetMapping("/.door/enter/{id}")
  String form(
      HttpServletRequest request,
      HttpServletResponse response,
      @PathVariable ConnectionId id,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(defaultValue = "false") boolean test,
      Model model) {
    Porch porch = threshold.porch(request);
    Connection connection = connection(porch, id, test);
    var passage =
        new Passage(porch.container(), id, Secrets.mint(), Secrets.mint(), Paths.safe(to), test);
    return show(request, response, porch, connection, passage, model);
  }

  @PostMapping("/.door/enter/{id}")
  @Nullable String enter(
      HttpServletRequest request,
      HttpServletResponse response,
      @PathVariable ConnectionId id,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String login,
      @RequestParam(defaultValue = "") String password,
      Model model) {
    Porch porch = threshold.porch(request);
    String browser = threshold.browser(request).orElseThrow(Impasse::stale);
    Passage passage =
        passages.take(state, browser, porch.container(), id).orElseThrow(Impasse::stale);
    Connection connection = connection(porch, id, passage.test());
    try {
      Profile profile = who(request, connection, login.strip(), password);
      return admitting.admit(request, response, porch, connection, profile, passage, model);
    } catch (LdapTrouble e) {
      recognizing.failed(connection, said(login, e), passage.test());
      if (e.whose() == LdapTrouble.Whose.DIRECTORYS) {
        throw Impasse.away(e.words());
      }
      model.addAttribute("wrong", WRONG);
      model.addAttribute("login", login);
      return show(request, response, porch, connection, passage, model);
    } catch (Impasse e) {
      if (!e.toAdmins().isEmpty()) {
        recognizing.failed(connection, e.toAdmins(), passage.test());
      }
      throw e;
    }
  }

  private Profile who(
      HttpServletRequest request, Connection connection, String login, String password) {
    patience.begin(connection.id(), login, request.getRemoteAddr());
    String secret = recognizing.secret(connection).orElse("");
    LdapPerson person =
        places.in(
            connection.id(),
            () ->
                asking.who(connection.settings(), secret, login, password, destinations::resolve));
    patience.succeeded(connection.id(), login, request.getRemoteAddr());
    LdapSettings ldap = Objects.requireNonNull(connection.settings().ldap());
    return new Profile(
        person.id(),
        person.mail(),
        ldap.vouches(),
        person.name().isEmpty() ? login : person.name(),
        person.groups(),
        null,
        null,
        "",
        login.toLowerCase(Locale.ROOT));
  }

  private Connection connection(Porch porch, ConnectionId id, boolean test) {
    return porches
        .way(porch, id)
        .filter(it -> it.settings().ldap() != null && GoPage.works(it, test))
        .orElseThrow(Impasse::nothingHere);
  }

  private String show(
      HttpServletRequest request,
      HttpServletResponse response,
      Porch porch,
      Connection connection,
      Passage passage,
      Model model) {
    String browser = threshold.browser(request).orElseGet(Secrets::mint);
    String state = Secrets.mint();
    passages.begin(state, browser, passage);
    response.addHeader(HttpHeaders.SET_COOKIE, Threshold.keepBrowser(browser, request.isSecure()));
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    model.addAttribute("porch", porch);
    model.addAttribute("connection", connection);
    model.addAttribute("state", state);
    model.addAttribute("test", passage.test());
    return "door/enter";
  }

  private static String said(String login, LdapTrouble e) {
    String who = login.strip();
    return who.isEmpty() ? e.words() : "“" + Cut.to(100, who) + "”: " + e.words();
  }
}
