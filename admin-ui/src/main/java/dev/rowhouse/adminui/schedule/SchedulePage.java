package dev.rowhouse.adminui.schedule;

import dev.rowhouse.adminui.audit.Acting;
import dev.rowhouse.adminui.audit.Lines;
import dev.rowhouse.db.audit.Deed;
import dev.rowhouse.provisioner.time.Jobs;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The schedules. */
@Controller
class SchedulePage {
  private static final String BACK = "redirect:/jobs";
  private final Jobs jobs;
  private final Acting acting;

  SchedulePage(Jobs jobs, Acting acting) {
    this.jobs = jobs;
    this.acting = acting;
  }

  @GetMapping("/jobs")
  String list(Model model) {
    model.addAttribute("section", "jobs");
    model.addAttribute("jobs", jobs.list());
    return "jobs";
  }

  @PostMapping("/jobs/{name}/run")
  String run(@PathVariable String name, RedirectAttributes next) {
    acting.act(Deed.of("job.run", name, name), () -> jobs.runNow(name));
    next.addFlashAttribute("said", "“" + name + "” runs in a moment.");
    return BACK;
  }

  @PostMapping("/jobs/{name}/pause")
  String pause(@PathVariable String name, RedirectAttributes next) {
    acting.act(Deed.of("job.pause", name, name), () -> paused(name), () -> jobs.pause(name));
    next.addFlashAttribute(
        "said", "“" + name + "” is paused: it does not run until it is resumed.");
    return BACK;
  }

  @PostMapping("/jobs/{name}/resume")
  String resume(@PathVariable String name, RedirectAttributes next) {
    acting.act(Deed.of("job.resume", name, name), () -> paused(name), () -> jobs.resume(name));
    next.addFlashAttribute("said", "“" + name + "” goes on.");
    return BACK;
  }

  private String paused(String name) {
    return jobs.list().stream()
        .filter(job -> job.name().equals(name))
        .findFirst()
        .map(job -> Lines.of("paused", job.paused()))
        .orElse("");
  }
}
