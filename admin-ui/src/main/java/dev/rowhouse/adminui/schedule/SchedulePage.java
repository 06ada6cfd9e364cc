package dev.rowhouse.adminui.schedule;

import dev.rowhouse.provisioner.time.Jobs;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

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
  String run(@PathVariable String name) {
    jobs.runNow(name);
    return BACK;
  }

  @PostMapping("/jobs/{name}/pause")
  String pause(@PathVariable String name) {
    jobs.pause(name);
    return BACK;
  }

  @PostMapping("/jobs/{name}/resume")
  String resume(@PathVariable String name) {
    jobs.resume(name);
    return BACK;
  }
}
