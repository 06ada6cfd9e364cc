package dev.rowhouse.portal.door;

import dev.rowhouse.portal.form.Refusals;
import dev.rowhouse.portal.signin.ForAnyone;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.connection.Porch;
import dev.rowhouse.provisioner.connection.Setup;
import dev.rowhouse.provisioner.connection.Setups;
import dev.rowhouse.provisioner.directory.Directories;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where the people who run a company's identity provider connect it: what to paste there, what to
 * paste here, a test, and letting people in. Who has the link may; there is nothing else to forge.
 */
@Controller
@ForAnyone
class SetupPage {
  private final Threshold threshold;
  private final Setups setups;
  private final Directories directories;
  private final SetupLinks links;

  SetupPage(Threshold threshold, Setups setups, Directories directories, SetupLinks links) {
    this.threshold = threshold;
    this.setups = setups;
    this.directories = directories;
    this.links = links;
  }

  @GetMapping("/.door/setup/{token}")
  String page(
      HttpServletRequest request,
      @PathVariable String token,
      @RequestParam(defaultValue = "") String by,
      Model model) {
    Porch porch = threshold.porch(request);
    Setup setup = links.setup(porch, token);
    links.show(porch, setup, token, model);
    model.addAttribute("form", SetupForm.of(setup.connection(), by.equals("ldap")));
    return "door/setup";
  }

  @PostMapping("/.door/setup/{token}")
  String save(
      HttpServletRequest request,
      @PathVariable String token,
      @ModelAttribute("form") SetupForm form,
      BindingResult problems,
      Model model) {
    Porch porch = threshold.porch(request);
    Setup setup = links.setup(porch, token);
    try {
      setups.save(
          porch, setup, form.read(porch, setup.connection()), form.newSecret(), origin(request));
      return links.back(porch, token);
    } catch (Rejected e) {
      Refusals.add(problems, e);
      links.show(porch, setup, token, model);
      return "door/setup";
    }
  }

  @PostMapping("/.door/setup/{token}/active")
  String activate(HttpServletRequest request, @PathVariable String token) {
    Porch porch = threshold.porch(request);
    setups.activate(porch, links.setup(porch, token), origin(request));
    return links.back(porch, token);
  }

  private static String origin(HttpServletRequest request) {
    return Objects.requireNonNullElse(request.getRemoteAddr(), "");
  }

  /** The token is in this one answer only. */
  @PostMapping("/.door/setup/{token}/directory")
  String directory(HttpServletRequest request, @PathVariable String token, Model model) {
    Porch porch = threshold.porch(request);
    Setup setup = links.setup(porch, token);
    if (setup.connection() == null) {
      throw new Impasse(422, "Connect the sign-in first; the directory belongs to it.", "");
    }
    model.addAttribute("directoryToken", directories.open(porch, setup.id(), origin(request)));
    links.show(porch, setup, token, model);
    model.addAttribute("form", SetupForm.of(setup.connection(), false));
    return "door/setup";
  }
}
