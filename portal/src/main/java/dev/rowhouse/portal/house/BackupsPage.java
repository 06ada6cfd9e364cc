package dev.rowhouse.portal.house;

import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.form.Typed;
import dev.rowhouse.portal.proof.Recent;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import dev.rowhouse.provisioner.BackupId;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.backup.Backup;
import dev.rowhouse.provisioner.backup.Backups;
import dev.rowhouse.provisioner.backup.Losses;
import dev.rowhouse.provisioner.backup.Policy;
import dev.rowhouse.provisioner.container.Container;
import dev.rowhouse.provisioner.node.Nodes;
import dev.rowhouse.provisioner.placement.NoRoom;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is kept of a house: how old it is, one more now, and back to one of them. */
@Controller
class BackupsPage {
  private final Houses houses;
  private final Backups backups;
  private final Losses losses;
  private final Nodes nodes;

  BackupsPage(Houses houses, Backups backups, Losses losses, Nodes nodes) {
    this.houses = houses;
    this.backups = backups;
    this.losses = losses;
    this.nodes = nodes;
  }

  @GetMapping("/houses/{id}/backups")
  @Needs(Permission.LOOK)
  String page(Viewer viewer, @PathVariable ContainerId id, Model model) {
    Container house = houses.get(viewer, id);
    List<Backup> all = backups.of(viewer.organization(), id);
    model.addAttribute("house", house);
    String back = houses.page(viewer, house);
    model.addAttribute("back", back);
    model.addAttribute("fetch", back.startsWith("/tenants/") ? back + "/export/archive" : null);
    model.addAttribute("called", houses.title(viewer, house));
    model.addAttribute("backups", all);
    model.addAttribute(
        "newest",
        all.stream().filter(each -> each.state() == Backup.State.DONE).findFirst().orElse(null));
    model.addAttribute("restorable", all.stream().anyMatch(Backup::isWhole));
    model.addAttribute("lost", losses.since(viewer.organization(), id).orElse(null));
    model.addAttribute("streets", nodes.list(viewer.organization()));
    model.addAttribute("now", backups.protection(viewer.organization(), house.project()));
    model.addAttribute(
        "policy", backups.policy(viewer.organization(), house.project()).orElse(null));
    return "house/backups";
  }

  @PostMapping("/houses/{id}/backups")
  @Needs(Permission.OPERATE)
  String take(Viewer viewer, @PathVariable ContainerId id, Model model, RedirectAttributes next) {
    Container house = houses.get(viewer, id);
    try {
      backups.take(viewer.organization(), house.id(), viewer.cause("backed up by hand"));
    } catch (Rejected e) {
      model.addAttribute("wrong", e.getMessage());
      return page(viewer, id, model);
    }
    next.addFlashAttribute("said", "It is being backed up, and runs on.");
    return back(id);
  }

  @PostMapping("/houses/{id}/restore")
  @Recent("put a backup in the place of what is there")
  @Needs(Permission.OPERATE)
  String restore(
      Viewer viewer,
      @PathVariable ContainerId id,
      @RequestParam BackupId backup,
      @RequestParam String typed,
      Model model,
      RedirectAttributes next) {
    Container house = houses.get(viewer, id);
    if (!Typed.isName(typed, house.name(), model)) {
      return page(viewer, id, model);
    }
    try {
      backups.restore(viewer.organization(), id, backup, viewer.cause("restored by hand"));
    } catch (Rejected | NoRoom e) {
      model.addAttribute("wrong", e.getMessage());
      return page(viewer, id, model);
    }
    next.addFlashAttribute("said", "It is being made again from its backup.");
    return back(id);
  }

  /** For all tenants of its project. */
  @PostMapping("/houses/{id}/backups/policy")
  @Needs(Permission.BUILD)
  String policy(
      Viewer viewer,
      @PathVariable ContainerId id,
      @RequestParam(defaultValue = "false") boolean on,
      @RequestParam(defaultValue = "24") int everyHours,
      @RequestParam(defaultValue = "7") int keep,
      @RequestParam(defaultValue = "FOLDER") Policy.Place place,
      Model model,
      RedirectAttributes next) {
    Container house = houses.get(viewer, id);
    Optional<Policy> wanted =
        on ? Optional.of(new Policy(everyHours, keep, place)) : Optional.empty();
    try {
      backups.policy(viewer.organization(), house.project(), wanted);
    } catch (Rejected e) {
      model.addAttribute("wrong", e.getMessage());
      return page(viewer, id, model);
    }
    next.addFlashAttribute(
        "said",
        on ? "Saved: the first ones are taken within a minute." : "Saved: no more are taken.");
    return back(id);
  }

  private static String back(ContainerId id) {
    return "redirect:/houses/" + id.value() + "/backups";
  }
}
