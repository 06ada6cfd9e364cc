package dev.rowhouse.portal.template;

import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.template.Uploads;
import java.io.IOException;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes an image archive from a browser's form. */
@Controller
class UploadPage {
  private final Uploads uploads;

  UploadPage(Uploads uploads) {
    this.uploads = uploads;
  }

  @PostMapping("/projects/{id}/uploads")
  @Needs(Permission.BUILD)
  String receive(
      Viewer viewer,
      @PathVariable ProjectId id,
      @RequestParam MultipartFile archive,
      RedirectAttributes next)
      throws IOException {
    String given = Objects.requireNonNullElse(archive.getOriginalFilename(), "");
    String name = given.isBlank() ? "archive" : given;
    try (var content = archive.getInputStream()) {
      var upload = uploads.begin(viewer.organization(), id, name, archive.getSize());
      uploads.receive(viewer.organization(), id, upload.id(), content);
      next.addFlashAttribute("said", name + " is here. Choose it as the template's source.");
    } catch (Rejected e) {
      next.addFlashAttribute("wrong", e.getMessage());
    }
    return "redirect:/projects/" + id.value() + "/template";
  }
}
