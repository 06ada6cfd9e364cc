package dev.rowhouse.portal.door;

import dev.rowhouse.provisioner.connection.EmailDomains;
import dev.rowhouse.provisioner.connection.Porch;
import dev.rowhouse.provisioner.connection.Setup;
import dev.rowhouse.provisioner.connection.Setups;
import dev.rowhouse.provisioner.directory.Directories;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Whom a setup link lets in, and what they see. */
@Component
class SetupLinks {
  private final Threshold threshold;
  private final Setups setups;
  private final Directories directories;
  private final EmailDomains domains;

  SetupLinks(Threshold threshold, Setups setups, Directories directories, EmailDomains domains) {
    this.threshold = threshold;
    this.setups = setups;
    this.directories = directories;
    this.domains = domains;
  }

  /**
   * @throws Impasse when the link is over, or another tenant's
   */
  Setup setup(Porch porch, String token) {
    return setups
        .at(porch, token)
        .orElseThrow(() ->
            new Impasse(
                404,
                "This link is over, or was never one. Ask for a new one where you got it.",
                ""));
  }

  void show(Porch porch, Setup setup, String token, Model model) {
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
    model.addAttribute("domains", domains.of(setup));
    model.addAttribute("test", Paths.DOOR + "test/" + setup.id().value());
  }

  String back(Porch porch, String token) {
    return "redirect:" + threshold.url(porch) + Paths.DOOR + "setup/" + token;
  }
}
