package dev.rowhouse.portal.project;

import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.form.Refusals;
import dev.rowhouse.portal.layout.NotHere;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import dev.rowhouse.provisioner.HostId;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.host.Host;
import dev.rowhouse.provisioner.host.Hosts;
import dev.rowhouse.provisioner.project.Projects;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Domains of a product, and those of its tenants. */
@Controller
class DomainsPage {
  private final Projects projects;
  private final Hosts hosts;

  DomainsPage(Projects projects, Hosts hosts) {
    this.projects = projects;
    this.hosts = hosts;
  }

  record Form(@Nullable String domain) {}

  @GetMapping("/projects/{id}/domains")
  @Needs(Permission.LOOK)
  String page(Viewer viewer, @PathVariable ProjectId id, Model model) {
    model.addAttribute("form", new Form(""));
    return show(viewer, id, model);
  }

  @PostMapping("/projects/{id}/domains")
  @Needs(Permission.BUILD)
  String claim(
      Viewer viewer,
      @PathVariable ProjectId id,
      @ModelAttribute("form") Form form,
      BindingResult problems,
      Model model,
      RedirectAttributes next) {
    try {
      hosts.claim(viewer.organization(), id, Objects.requireNonNullElse(form.domain(), ""));
    } catch (Rejected e) {
      Refusals.add(problems, e);
      return show(viewer, id, model);
    }
    next.addFlashAttribute("said", "Now publish its record; it is looked for every minute.");
    return back(id);
  }

  @PostMapping("/projects/{id}/domains/{host}/check")
  @Needs(Permission.BUILD)
  String check(
      Viewer viewer,
      @PathVariable ProjectId id,
      @PathVariable HostId host,
      RedirectAttributes next) {
    Host found = hosts.check(viewer.organization(), ours(viewer, id, host).id());
    next.addFlashAttribute(
        "said",
        found.problem() == null
            ? found.shown() + " is proved."
            : found.shown() + ": " + found.problem());
    return back(id);
  }

  @PostMapping("/projects/{id}/domains/{host}/remove")
  @Needs(Permission.BUILD)
  String remove(
      Viewer viewer,
      @PathVariable ProjectId id,
      @PathVariable HostId host,
      RedirectAttributes next) {
    Host claim = ours(viewer, id, host);
    hosts.remove(viewer.organization(), claim.id());
    next.addFlashAttribute("said", claim.shown() + " leads nowhere any more.");
    return back(id);
  }

  private Host ours(Viewer viewer, ProjectId project, HostId id) {
    return hosts
        .find(viewer.organization(), id)
        .filter(host -> host.project().equals(project))
        .orElseThrow(() -> NotHere.thing("domain"));
  }

  private String show(Viewer viewer, ProjectId id, Model model) {
    model.addAttribute("project", projects.get(viewer.organization(), id));
    model.addAttribute("tab", "domains");
    model.addAttribute("at", "/projects/" + id.value() + "/domains");
    model.addAttribute("hosts", hosts.of(viewer.organization(), id));
    return "project/domains";
  }

  private static String back(ProjectId id) {
    return "redirect:/projects/" + id.value() + "/domains";
  }
}
