package dev.rowhouse.portal.node;

import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.form.Refusals;
import dev.rowhouse.portal.layout.NotHere;
import dev.rowhouse.portal.proof.Recent;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import dev.rowhouse.provisioner.MachineTokenId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.machine.Commands;
import dev.rowhouse.provisioner.machine.MachineToken;
import dev.rowhouse.provisioner.machine.MintedToken;
import dev.rowhouse.provisioner.machine.Tokens;
import dev.rowhouse.provisioner.node.Nodes;
import jakarta.validation.Valid;
import java.time.Clock;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Lets a machine enrol: the command to run on it, which is shown once, and what the machine says
 * while it runs.
 */
@Controller
class EnrolPage {
  private final Tokens tokens;
  private final Commands commands;
  private final Nodes nodes;
  private final Clock clock;

  EnrolPage(Tokens tokens, Commands commands, Nodes nodes, Clock clock) {
    this.tokens = tokens;
    this.commands = commands;
    this.nodes = nodes;
    this.clock = clock;
  }

  @GetMapping("/nodes/enrol")
  @Needs(Permission.NODES)
  String fresh(Model model) {
    model.addAttribute("form", EnrolForm.FRESH);
    return "node/enrol";
  }

  @PostMapping("/nodes/enrol")
  @Recent("make a command that enrols a machine")
  @Needs(Permission.NODES)
  String mint(
      Viewer viewer,
      @Valid @ModelAttribute("form") EnrolForm form,
      BindingResult problems,
      Model model) {
    if (problems.hasErrors()) {
      return "node/enrol";
    }
    try {
      MintedToken minted =
          tokens.forOrganization(
              viewer.organization(), form.called(), form.where(), viewer.cause("").actor());
      model.addAttribute("command", commands.enrol(minted.secret()));
      return show(viewer, minted.token(), model);
    } catch (Rejected e) {
      Refusals.add(problems, e);
      return "node/enrol";
    }
  }

  @GetMapping("/nodes/enrol/{token}")
  @Needs(Permission.NODES)
  String one(Viewer viewer, @PathVariable MachineTokenId token, Model model) {
    return show(
        viewer,
        tokens.find(viewer.organization(), token).orElseThrow(() -> NotHere.thing("enrolment")),
        model);
  }

  private String show(Viewer viewer, MachineToken token, Model model) {
    model.addAttribute("token", token);
    model.addAttribute("lines", tokens.progress(viewer.organization(), token.id()));
    model.addAttribute(
        "over", token.usedAt() == null && !token.expiresAt().isAfter(clock.instant()));
    model.addAttribute(
        "node",
        nodes.list(viewer.organization()).stream()
            .filter(node -> token.usedAt() != null && node.name().equals(token.name()))
            .findFirst()
            .orElse(null));
    return "node/enrolment";
  }
}
