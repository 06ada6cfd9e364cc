package dev.rowhouse.adminui.schedule;

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

  SchedulePage(Jobs jobs) {
    this.jobs = jobs;
  }

  @GetMapping("/jobs")
  String list(Model model) {
    model.addAttribute("section", "jobs");
    model.addAttribute("jobs", jobs.list());
    return "jobs";
  }

  @PostMapping("/jobs/{name}/run")
  String run(@PathVariable String name, RedirectAttributes next) {
    jobs.runNow(name);
    next.addFlashAttribute("said", "“" + name + "” runs in a moment.");
    return BACK;
  }

  @PostMapping("/jobs/{name}/pause")
  String pause(@PathVariable String name, RedirectAttributes next) {
    jobs.pause(name);
    next.addFlashAttribute(
        "said", "“" + name + "” is paused: it does not run until it is resumed.");
    return BACK;
  }

  @PostMapping("/jobs/{name}/resume")
  String resume(@PathVariable String name, RedirectAttributes next) {
    jobs.resume(name);
    next.addFlashAttribute("said", "“" + name + "” goes on.");
    return BACK;
  }
}
