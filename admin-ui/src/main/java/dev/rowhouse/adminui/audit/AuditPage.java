package dev.rowhouse.adminui.audit;

import dev.rowhouse.db.audit.ActId;
import dev.rowhouse.db.audit.ActSheet;
import dev.rowhouse.db.audit.Acts;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The audit log, to search, to read line by line, and to take away. */
@Controller
class AuditPage {
  private static final int PAGE = 100;
  private final Acts acts;

  AuditPage(Acts acts) {
    this.acts = acts;
  }

  @GetMapping("/audit")
  String list(
      @ModelAttribute("form") AuditForm form, @RequestParam @Nullable ActId before, Model model) {
    var found = acts.list(form.filter(), Optional.ofNullable(before), PAGE);
    model.addAttribute("section", "audit");
    model.addAttribute("acts", found);
    model.addAttribute("wrongFrom", form.wrong(form.from()));
    model.addAttribute("wrongTo", form.wrong(form.to()));
    model.addAttribute("sheet", link("/audit.csv", form, null));
    model.addAttribute(
        "older", found.size() < PAGE ? null : link("/audit", form, found.getLast().id()));
    return "audit/list";
  }

  @GetMapping("/audit/{id}")
  String show(@PathVariable ActId id, Model model) {
    model.addAttribute("section", "audit");
    model.addAttribute(
        "act", acts.find(id).orElseThrow(() -> new NoSuchElementException("no such line")));
    return "audit/line";
  }

  @GetMapping("/audit.csv")
  void sheet(@ModelAttribute("form") AuditForm form, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/csv");
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit.csv\"");
    new ActSheet(acts).write(form.filter(), response.getWriter());
  }

  private static String link(String path, AuditForm form, @Nullable ActId before) {
    var link = UriComponentsBuilder.fromPath(path);
    form.parameters().forEach((name, value) -> link.queryParam(name, "{" + name + "}"));
    if (before != null) {
      link.queryParam("before", before.value());
    }
    return link.encode().buildAndExpand(form.parameters()).toUriString();
  }
}
