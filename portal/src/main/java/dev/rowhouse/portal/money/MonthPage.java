package dev.rowhouse.portal.money;

import dev.rowhouse.billing.metering.Head;
import dev.rowhouse.billing.metering.StatementId;
import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.layout.NotHere;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A closed month of a node: whose share is what, and how that was computed. */
@Controller
class MonthPage {
  private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

  private final Months months;

  MonthPage(Months months) {
    this.months = months;
  }

  @GetMapping("/money/months/{id}")
  @Needs(Permission.MONEY)
  String page(Viewer viewer, @PathVariable StatementId id, Model model) {
    model.addAttribute("month", get(viewer, id));
    return "money/month";
  }

  @GetMapping("/money/months/{id}/csv")
  @Needs(Permission.MONEY)
  ResponseEntity<String> csv(Viewer viewer, @PathVariable StatementId id) {
    return file("month-" + id.value() + ".csv", MonthCsv.of(get(viewer, id)));
  }

  @GetMapping("/money/months/{id}/focus")
  @Needs(Permission.MONEY)
  ResponseEntity<String> focus(Viewer viewer, @PathVariable StatementId id) {
    String organization = viewer.place().organizationName();
    return file("focus-" + id.value() + ".csv", Focus.of(organization, List.of(get(viewer, id))));
  }

  /** All months that are closed, by the revisions that count. */
  @GetMapping("/money/focus")
  @Needs(Permission.MONEY)
  ResponseEntity<String> all(Viewer viewer) {
    List<Month> closed =
        months.of(viewer.organization()).stream()
            .map(Head::id)
            .map(id -> months.find(viewer.organization(), id))
            .flatMap(Optional::stream)
            .toList();
    return file("focus.csv", Focus.of(viewer.place().organizationName(), closed));
  }

  private static ResponseEntity<String> file(String name, String text) {
    String attached = ContentDisposition.attachment().filename(name).build().toString();
    return ResponseEntity.ok()
        .contentType(CSV)
        .header(HttpHeaders.CONTENT_DISPOSITION, attached)
        .body(text);
  }

  private Month get(Viewer viewer, StatementId id) {
    return months.find(viewer.organization(), id).orElseThrow(() -> NotHere.thing("month"));
  }
}
