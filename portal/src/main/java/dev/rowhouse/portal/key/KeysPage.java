package dev.rowhouse.portal.key;

import dev.rowhouse.marketplace.ApiKeyId;
import dev.rowhouse.marketplace.account.ApiKey;
import dev.rowhouse.marketplace.account.ApiKeys;
import dev.rowhouse.marketplace.account.KeyScope;
import dev.rowhouse.marketplace.account.MintedKey;
import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.layout.NotHere;
import dev.rowhouse.portal.proof.Recent;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.project.Project;
import dev.rowhouse.provisioner.project.Projects;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The organization's API keys. A secret is in one answer only: the one to the form that made it.
 */
@Controller
class KeysPage {
  private static final Duration OVERLAP = Duration.ofHours(1);

  private final ApiKeys keys;
  private final Projects projects;
  private final Clock clock;

  KeysPage(ApiKeys keys, Projects projects, Clock clock) {
    this.keys = keys;
    this.projects = projects;
    this.clock = clock;
  }

  @GetMapping("/keys")
  @Needs(Permission.LOOK)
  String list(Viewer viewer, Model model) {
    return show(viewer, model, KeyForm.fresh(most(viewer)));
  }

  @PostMapping("/keys")
  @Recent("make an API key")
  @Needs(Permission.BUILD)
  String mint(
      Viewer viewer,
      @Valid @ModelAttribute("form") KeyForm form,
      BindingResult problems,
      Model model) {
    String project = form.projectOrNull();
    if (project != null) {
      projects.get(viewer.organization(), new ProjectId(project));
    }
    checkScope(viewer, form, problems);
    if (problems.hasErrors()) {
      return show(viewer, model, form);
    }
    MintedKey minted =
        keys.mint(
            viewer.organization(),
            form.scope(),
            String.valueOf(form.name()).strip(),
            form.expiresAt(clock.instant()),
            viewer.cause("").actor());
    model.addAttribute("minted", minted);
    return show(viewer, model, KeyForm.fresh(most(viewer)));
  }

  @PostMapping("/keys/{id}/roll")
  @Recent("make a new secret of an API key")
  @Needs(Permission.BUILD)
  String roll(Viewer viewer, @PathVariable ApiKeyId id, Model model) {
    ApiKey key = keys.find(viewer.organization(), id).orElseThrow(() -> NotHere.thing("key"));
    if (!most(viewer).containsAll(key.scope().permissions())) {
      throw new AccessDeniedException("the key may do more than who would get its secret");
    }
    MintedKey minted =
        keys.roll(viewer.organization(), id, OVERLAP).orElseThrow(() -> NotHere.thing("key"));
    model.addAttribute("minted", minted);
    model.addAttribute("rolled", true);
    return show(viewer, model, KeyForm.fresh(most(viewer)));
  }

  @PostMapping("/keys/{id}/revoke")
  @Needs(Permission.BUILD)
  String revoke(Viewer viewer, @PathVariable ApiKeyId id, RedirectAttributes next) {
    ApiKey key = keys.find(viewer.organization(), id).orElseThrow(() -> NotHere.thing("key"));
    keys.revoke(viewer.organization(), id);
    next.addFlashAttribute("said", key.name() + " is revoked and opens nothing any more.");
    return "redirect:/keys";
  }

  /** Nobody gives a key more than they have themselves. */
  private static Set<Permission> most(Viewer viewer) {
    Set<Permission> most = EnumSet.copyOf(KeyScope.MOST);
    most.retainAll(viewer.role().permissions());
    return most;
  }

  private static void checkScope(Viewer viewer, KeyForm form, BindingResult problems) {
    Set<Permission> wanted = Objects.requireNonNullElse(form.permissions(), Set.of());
    if (!most(viewer).containsAll(wanted)) {
      problems.rejectValue("permissions", "more", "A key can do no more than you can.");
    }
    List<String> networks = form.networkList();
    if (networks.size() > Networks.MOST) {
      problems.rejectValue(
          "networks", "many", "Name at most %d networks.".formatted(Networks.MOST));
    }
    networks.stream()
        .filter(each -> !Networks.valid(each))
        .findFirst()
        .ifPresent(each ->
            problems.rejectValue(
                "networks", "wrong", each + " is no address and no network like 192.0.2.0/24."));
  }

  private String show(Viewer viewer, Model model, KeyForm form) {
    List<Project> all = projects.list(viewer.organization());
    Map<String, Project> byId =
        all.stream().collect(Collectors.toMap(each -> each.id().value(), Function.identity()));
    model.addAttribute("keys", keys.list(viewer.organization(), Optional.empty(), 500));
    model.addAttribute("projects", all);
    model.addAttribute("byId", byId);
    model.addAttribute("now", clock.instant());
    model.addAttribute("most", most(viewer));
    if (!model.containsAttribute("form") || model.containsAttribute("minted")) {
      model.addAttribute("form", form);
    }
    return "key/list";
  }
}
