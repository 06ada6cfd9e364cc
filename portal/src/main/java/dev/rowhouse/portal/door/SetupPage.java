package dev.rowhouse.portal.door;

import dev.rowhouse.portal.form.Refusals;
import dev.rowhouse.portal.signin.ForAnyone;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.connection.Porch;
import dev.rowhouse.provisioner.connection.Setup;
import dev.rowhouse.provisioner.connection.Setups;
import dev.rowhouse.provisioner.directory.Directories;
import jakarta.servlet.http.HttpServletRequest;
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

  SetupPage(Threshold threshold, Setups setups, Directories directories) {
    this.threshold = threshold;
    this.setups = setups;
    this.directories = directories;
  }

  @GetMapping("/.door/setup/{token}")
  String page(
      HttpServletRequest request,
      @PathVariable String token,
      @RequestParam(defaultValue = "") String by,
      Model model) {
    Porch porch = threshold.porch(request);
    Setup setup = setup(porch, token);
    show(porch, setup, token, model);
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
    Setup setup = setup(porch, token);
    try {
      setups.save(porch, setup, form.read(porch, setup.connection()), form.newSecret());
      return back(porch, token);
    } catch (Rejected e) {
      Refusals.add(problems, e);
      show(porch, setup, token, model);
      return "door/setup";
    }
  }

  @PostMapping("/.door/setup/{token}/active")
  String activate(HttpServletRequest request, @PathVariable String token) {
    Porch porch = threshold.porch(request);
    setups.activate(porch, setup(porch, token));
    return back(porch, token);
  }

  /** The token is in this one answer only. */
  @PostMapping("/.door/setup/{token}/directory")
  String directory(HttpServletRequest request, @PathVariable String token, Model model) {
    Porch porch = threshold.porch(request);
    Setup setup = setup(porch, token);
    if (setup.connection() == null) {
      throw new Impasse(422, "Connect the sign-in first; the directory belongs to it.", "");
    }
    model.addAttribute("directoryToken", directories.open(porch, setup.id()));
    show(porch, setup, token, model);
    model.addAttribute("form", SetupForm.of(setup.connection(), false));
    return "door/setup";
  }

  private Setup setup(Porch porch, String token) {
    return setups
        .at(porch, token)
        .orElseThrow(() ->
            new Impasse(
                404,
                "This link is over, or was never one. Ask for a new one where you got it.",
                ""));
  }

  private void show(Porch porch, Setup setup, String token, Model model) {
    String door = threshold.url(porch) + Paths.DOOR;
    model.addAttribute("porch", porch);
    model.addAttribute("setup", setup);
    model.addAttribute("connection", setup.connection());
    model.addAttribute("at", Paths.DOOR + "setup/" + token);
    model.addAttribute("back", door + "back/" + setup.id().value());
    model.addAttribute("bye", door + "bye/" + setup.id().value());
    model.addAttribute("after", door + "?out");
    model.addAttribute("scim", door + "scim/v2/" + setup.id().value());
    model.addAttribute("directory", directories.look(porch, setup.id()).orElse(null));
    model.addAttribute("test", Paths.DOOR + "test/" + setup.id().value());
  }

  private String back(Porch porch, String token) {
    return "redirect:" + threshold.url(porch) + Paths.DOOR + "setup/" + token;
  }
}
