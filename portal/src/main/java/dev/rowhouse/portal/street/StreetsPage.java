package dev.rowhouse.portal.street;

import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.house.Look;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import dev.rowhouse.provisioner.cost.Fleets;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The first page: all that runs, at one look; drawn or as a table, as the viewer likes it. */
@Controller
class StreetsPage {
  private static final String COOKIE = "streets";

  private final Fleet fleet;
  private final Fleets fleets;
  private final Checklist checklist;

  StreetsPage(Fleet fleet, Fleets fleets, Checklist checklist) {
    this.fleet = fleet;
    this.fleets = fleets;
    this.checklist = checklist;
  }

  @GetMapping("/")
  @Needs(Permission.LOOK)
  String page(
      Viewer viewer, @CookieValue(name = COOKIE, defaultValue = "drawn") String as, Model model) {
    List<Street> streets = fleet.of(viewer.organization());
    List<Plot> plots = streets.stream().flatMap(street -> street.plots().stream()).toList();
    model.addAttribute("streets", streets);
    model.addAttribute("houses", plots.stream().filter(Plot::stands).count());
    model.addAttribute("awake", plots.stream().filter(p -> p.look() == Look.AWAKE).count());
    model.addAttribute("streetCount", streets.stream().filter(s -> s.href() != null).count());
    model.addAttribute("legend", plots.stream().map(Plot::look).distinct().sorted().toList());
    model.addAttribute("drawn", !as.equals("table"));
    model.addAttribute(
        "bill", viewer.may(Permission.MONEY) ? fleets.glance(viewer.organization()) : null);
    model.addAttribute("steps", checklist.of(viewer.organization()));
    return "streets";
  }

  /** Remembers how the viewer likes to see it. */
  @PostMapping("/view")
  @Needs(Permission.LOOK)
  ResponseEntity<Void> view(@RequestParam String as, HttpServletRequest request) {
    var cookie =
        ResponseCookie.from(COOKIE, as.equals("table") ? "table" : "drawn")
            .path("/")
            .maxAge(Duration.ofDays(365))
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Lax")
            .build();
    return ResponseEntity.status(303)
        .header(HttpHeaders.SET_COOKIE, cookie.toString())
        .header(HttpHeaders.LOCATION, "/")
        .build();
  }
}
