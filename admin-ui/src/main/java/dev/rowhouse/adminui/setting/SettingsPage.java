package dev.rowhouse.adminui.setting;

import dev.rowhouse.adminui.audit.Acting;
import dev.rowhouse.adminui.layout.Submission;
import dev.rowhouse.db.audit.Deed;
import dev.rowhouse.marketplace.Rejected;
import dev.rowhouse.marketplace.setting.Setting;
import dev.rowhouse.marketplace.setting.Settings;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Everything that can be set, what it was, and who changed it. */
@Controller
class SettingsPage {
  private final Settings settings;
  private final Acting acting;

  SettingsPage(Settings settings, Acting acting) {
    this.settings = settings;
    this.acting = acting;
  }

  @GetMapping("/settings")
  String page(Model model) {
    Map<String, String> values = new LinkedHashMap<>();
    settings.all().forEach((setting, number) -> values.put(setting.name(), number.toString()));
    return page(values, Map.of(), "", model);
  }

  private String page(
      Map<String, String> values, Map<String, String> wrong, String reason, Model model) {
    model.addAttribute("section", "settings");
    model.addAttribute("groups", Setting.Group.values());
    model.addAttribute("all", Setting.values());
    model.addAttribute("values", values);
    model.addAttribute("wrong", wrong);
    model.addAttribute("names", names());
    model.addAttribute("reason", reason);
    model.addAttribute("changes", settings.changes());
    return "settings";
  }

  @PostMapping("/settings")
  String change(
      @RequestParam Map<String, String> typed,
      Model model,
      RedirectAttributes next,
      HttpServletResponse response) {
    String reason = typed.getOrDefault("reason", "");
    Map<String, String> wrong = new LinkedHashMap<>();
    Map<Setting, Integer> wanted = read(typed, wrong);
    if (wrong.isEmpty()) {
      tryIt(wanted, reason, wrong);
    }
    if (!wrong.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return page(typed, wrong, reason, model);
    }
    next.addFlashAttribute("said", "Set. Contracts that run keep what they have.");
    return "redirect:/settings";
  }

  private void tryIt(Map<Setting, Integer> wanted, String reason, Map<String, String> wrong) {
    try {
      acting.act(
          Deed.of("settings.change", "settings", "Settings").because(Submission.reason(reason)),
          this::words,
          () -> settings.change(wanted, reason, acting.actor().name()));
    } catch (Rejected e) {
      wrong.put(e.field(), String.valueOf(e.getMessage()));
    }
  }

  /** A switch that is not sent is off; every field says for itself what is wrong. */
  private static Map<Setting, Integer> read(Map<String, String> typed, Map<String, String> wrong) {
    Map<Setting, Integer> wanted = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      try {
        String none = setting.isSwitch() ? "0" : "";
        wanted.put(setting, setting.read(typed.getOrDefault(setting.name(), none)));
      } catch (Rejected e) {
        wrong.put(e.field(), String.valueOf(e.getMessage()));
      }
    }
    return wanted;
  }

  /** What people call the fields. */
  private static Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    for (Setting setting : Setting.values()) {
      names.put(setting.name(), setting.words());
    }
    names.put("reason", "Reason");
    return names;
  }

  private String words() {
    return settings.all().entrySet().stream()
        .map(each -> each.getKey().words() + ": " + each.getKey().say(each.getValue()))
        .collect(Collectors.joining("\n"));
  }
}
