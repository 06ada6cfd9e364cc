package dev.rowhouse.portal.audit;

import dev.rowhouse.db.audit.Actor;
import dev.rowhouse.db.audit.Acts;
import dev.rowhouse.db.audit.Deed;
import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.db.id.Ids;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.portal.api.KeyInUse;
import dev.rowhouse.portal.viewer.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Stands behind all doors and writes down what goes through: every request of a member or of a key
 * that changes something, pages and API alike, also those of routes that are made tomorrow.
 */
@Configuration(proxyBeanMethods = false)
class Recorder implements WebMvcConfigurer, HandlerInterceptor {
  private static final int BEHIND_ALL_DOORS = 100;
  private static final String BEGUN = Begun.class.getName();
  private static final String BROKEN = "ended with an error: part of it may have happened";

  private final Deeds deeds;
  private final Subjects subjects;
  private final Bell bell;

  Recorder(Deeds deeds, Subjects subjects, Bell bell) {
    this.deeds = deeds;
    this.subjects = subjects;
    this.bell = bell;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).order(BEHIND_ALL_DOORS);
  }

  @EventListener(ApplicationReadyEvent.class)
  void ready() {
    bell.listen(Acts.DUE, deeds::writeAbandoned);
    deeds.writeAbandoned();
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    String pattern =
        String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
    if (handler instanceof HandlerMethod
        && Verbs.counts(request.getMethod(), pattern)
        && request.getAttribute(BEGUN) == null) {
      who(request).ifPresent(who -> begin(request, pattern, who));
    }
    return true;
  }

  @Override
  public void postHandle(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable ModelAndView page) {
    Outcomes.look(request, page);
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable Exception failure) {
    if (request.getAttribute(BEGUN) instanceof Begun begun) {
      request.removeAttribute(BEGUN);
      end(begun, request, response, failure);
    }
  }

  private void begin(HttpServletRequest request, String pattern, Who who) {
    Map<String, String> places = places(request);
    String verb = Verbs.of(request.getMethod(), pattern, places);
    Subject subject = subject(request, pattern, places, who.organization());
    Deed deed = Deed.of(verb, subject.id(), subject.name()).in(who.organization().value());
    var begun = new Begun(Ids.mint("ded"), who.actor(), deed, subject.state());
    deeds.begin(begun);
    request.setAttribute(BEGUN, begun);
  }

  private void end(
      Begun begun,
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Exception failure) {
    boolean broken = failure != null || response.getStatus() >= 500;
    if (!broken && Outcomes.refused(request, response)) {
      deeds.forget(begun);
      return;
    }
    Deed deed = begun.deed();
    String id = deed.subject().isEmpty() ? Outcomes.made(request, response) : deed.subject();
    Map<String, String> places = places(request);
    var whose = new OrganizationId(Objects.requireNonNull(deed.organization()));
    Subject now = subjects.look(whose, id, places);
    String name = deed.name().isEmpty() ? now.name() : deed.name();
    boolean shown = !now.state().equals(begun.before());
    String asked =
        Asked.words(Asked.inAddress(places), shown ? Stream.empty() : Asked.inForm(request));
    String remark = broken ? BROKEN + (asked.isEmpty() ? "" : "; " + asked) : asked;
    deeds.write(begun, new Deed(deed.verb(), id, name, deed.organization(), remark), now.state());
  }

  /** What the address names, else whom a form names, else what it makes. */
  private Subject subject(
      HttpServletRequest request,
      String pattern,
      Map<String, String> places,
      OrganizationId whose) {
    String user = Objects.requireNonNullElse(request.getParameter("user"), "");
    Optional<String> named =
        Outcomes.named(pattern, places).or(() -> Optional.of(user).filter(Outcomes::isId));
    if (named.isPresent()) {
      return subjects.look(whose, named.get(), places);
    }
    return places.containsKey("handle")
        ? subjects.invitation(whose, places.get("handle"))
        : new Subject("", Asked.name(request), "");
  }

  @SuppressWarnings("unchecked")
  private static Map<String, String> places(HttpServletRequest request) {
    Object places = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    return places instanceof Map<?, ?> map ? (Map<String, String>) map : Map.of();
  }

  private Optional<Who> who(HttpServletRequest request) {
    String origin = Objects.requireNonNullElse(request.getRemoteAddr(), "");
    if (request.getAttribute(Viewer.class.getName()) instanceof Viewer viewer) {
      String id = "user:" + viewer.user().id().value();
      return Optional.of(
          new Who(viewer.organization(), new Actor(id, viewer.user().name(), origin)));
    }
    return KeyInUse.now()
        .map(key -> new Who(key.organization(), new Actor(key.actor(), key.name(), origin)));
  }

  private record Who(OrganizationId organization, Actor actor) {}
}
