package dev.rowhouse.portal.audit;

import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.billing.outbound.Receivers;
import dev.rowhouse.db.audit.Act;
import dev.rowhouse.db.audit.ActFilter;
import dev.rowhouse.db.audit.ActId;
import dev.rowhouse.db.audit.ActSheet;
import dev.rowhouse.db.audit.Acts;
import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.api.ActView;
import dev.rowhouse.portal.layout.NotHere;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/** The organization's audit log: to search, to read line by line, to take away. */
@Controller
class AuditPage {
  private static final int PAGE = 100;
  private static final int MOST = 1000;
  private static final JsonMapper JSON = new JsonMapper();

  private final Acts acts;
  private final Deeds deeds;
  private final Receivers receivers;

  AuditPage(Acts acts, Deeds deeds, Receivers receivers) {
    this.acts = acts;
    this.deeds = deeds;
    this.receivers = receivers;
  }

  @GetMapping("/audit")
  @Needs(Permission.PEOPLE)
  String list(
      Viewer viewer,
      @ModelAttribute("form") AuditForm form,
      @RequestParam @Nullable ActId before,
      Model model) {
    deeds.writeAbandoned();
    ActFilter filter = form.filter(viewer.organization());
    List<Act> found =
        acts.list(filter, Optional.ofNullable(before), PAGE).stream().map(Act::forMembers).toList();
    model.addAttribute("acts", found);
    model.addAttribute("wrongDay", form.wrongDay());
    model.addAttribute("csv", form.at("/audit.csv", null));
    model.addAttribute("json", form.at("/audit.json", null));
    String last = found.size() < PAGE ? null : found.getLast().id().value();
    model.addAttribute("older", last == null ? null : form.at("/audit", last));
    model.addAttribute("receivers", receivers.list(new OwnerId(viewer.organization().value())));
    return "audit/list";
  }

  @GetMapping("/audit/{id}")
  @Needs(Permission.PEOPLE)
  String show(Viewer viewer, @PathVariable ActId id, Model model) {
    Act act =
        acts.find(id)
            .filter(each -> viewer.organization().value().equals(each.deed().organization()))
            .map(Act::forMembers)
            .orElseThrow(() -> NotHere.thing("line"));
    model.addAttribute("act", act);
    return "audit/line";
  }

  @GetMapping("/audit.csv")
  @Needs(Permission.PEOPLE)
  void sheet(Viewer viewer, @ModelAttribute("form") AuditForm form, HttpServletResponse response)
      throws IOException {
    attach(response, "text/csv", "audit.csv");
    new ActSheet(acts)
        .write(form.filter(viewer.organization()), Act::forMembers, response.getWriter());
  }

  /** One object a line, so that its length does not matter. */
  @GetMapping("/audit.json")
  @Needs(Permission.PEOPLE)
  void lines(Viewer viewer, @ModelAttribute("form") AuditForm form, HttpServletResponse response)
      throws IOException {
    attach(response, "application/x-ndjson", "audit.json");
    Writer out = response.getWriter();
    ActFilter filter = form.filter(viewer.organization());
    List<Act> page = acts.list(filter, Optional.empty(), MOST);
    while (!page.isEmpty()) {
      for (Act act : page) {
        out.append(JSON.writeValueAsString(ActView.of(act))).append('\n');
      }
      page = acts.list(filter, Optional.of(page.getLast().id()), MOST);
    }
  }

  private static void attach(HttpServletResponse response, String type, String name) {
    response.setContentType(type);
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
  }
}
