package dev.rowhouse.portal.brand;

import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.form.Refusals;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.brand.Brands;
import dev.rowhouse.provisioner.brand.Logo;
import dev.rowhouse.provisioner.project.Projects;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Name, logo, colours and links that the people of tenants see. */
@Controller
class BrandPage {
  private final Projects projects;
  private final Brands brands;

  BrandPage(Projects projects, Brands brands) {
    this.projects = projects;
    this.brands = brands;
  }

  @GetMapping("/projects/{id}/brand")
  @Needs(Permission.LOOK)
  String page(Viewer viewer, @PathVariable ProjectId id, Model model) {
    show(viewer, id, model);
    model.addAttribute("form", BrandForm.of(brands.get(viewer.organization(), id)));
    return "brand/page";
  }

  @PostMapping("/projects/{id}/brand")
  @Needs(Permission.BUILD)
  String save(
      Viewer viewer,
      @PathVariable ProjectId id,
      @ModelAttribute("form") BrandForm form,
      BindingResult problems,
      @RequestParam(required = false) @Nullable MultipartFile logo,
      Model model,
      RedirectAttributes next)
      throws IOException {
    show(viewer, id, model);
    try {
      Logo picture = logo == null || logo.isEmpty() ? null : Logo.of(logo.getBytes());
      brands.save(viewer.organization(), id, form.read(), picture);
    } catch (Rejected e) {
      Refusals.add(problems, e);
      return "brand/page";
    }
    next.addFlashAttribute("said", "The brand is saved. Doors and waiting pages show it now.");
    return "redirect:/projects/" + id.value() + "/brand";
  }

  private void show(Viewer viewer, ProjectId id, Model model) {
    model.addAttribute("project", projects.get(viewer.organization(), id));
    model.addAttribute("brand", brands.get(viewer.organization(), id));
    model.addAttribute("tab", "brand");
  }
}
