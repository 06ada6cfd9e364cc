package dev.rowhouse.portal.connection;

import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.form.Refusals;
import dev.rowhouse.portal.proof.Recent;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import dev.rowhouse.provisioner.ConnectionId;
import dev.rowhouse.provisioner.EmailDomainId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.connection.Connections;
import dev.rowhouse.provisioner.connection.EmailDomain;
import dev.rowhouse.provisioner.connection.EmailDomains;
import dev.rowhouse.provisioner.member.Members;
import dev.rowhouse.provisioner.tenant.Tenants;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Whose addresses a connection is for, and whether they have to use it. */
@Controller
class EmailDomainsPage {
  private final Tenants tenants;
  private final Connections connections;
  private final EmailDomains domains;
  private final Members members;

  EmailDomainsPage(
      Tenants tenants, Connections connections, EmailDomains domains, Members members) {
    this.tenants = tenants;
    this.connections = connections;
    this.domains = domains;
    this.members = members;
  }

  record Form(@Nullable String domain) {}

  @GetMapping("/tenants/{id}/sign-in/{connection}/addresses")
  @Needs(Permission.LOOK)
  String page(
      Viewer viewer,
      @PathVariable TenantId id,
      @PathVariable ConnectionId connection,
      Model model) {
    model.addAttribute("form", new Form(""));
    return show(viewer, id, connection, model);
  }

  @PostMapping("/tenants/{id}/sign-in/{connection}/addresses")
  @Needs(Permission.OPERATE)
  String claim(
      Viewer viewer,
      @PathVariable TenantId id,
      @PathVariable ConnectionId connection,
      @ModelAttribute("form") Form form,
      BindingResult problems,
      Model model,
      RedirectAttributes next) {
    try {
      domains.claim(
          viewer.organization(), id, connection, Objects.requireNonNullElse(form.domain(), ""));
    } catch (Rejected e) {
      Refusals.add(problems, e);
      return show(viewer, id, connection, model);
    }
    next.addFlashAttribute("said", "Now publish its record; it is looked for every minute.");
    return back(id, connection);
  }

  @PostMapping("/tenants/{id}/sign-in/{connection}/addresses/{domain}/check")
  @Needs(Permission.OPERATE)
  String check(
      Viewer viewer,
      @PathVariable TenantId id,
      @PathVariable ConnectionId connection,
      @PathVariable EmailDomainId domain,
      RedirectAttributes next) {
    EmailDomain found = domains.check(viewer.organization(), id, connection, domain);
    next.addFlashAttribute(
        "said",
        found.domain().shown()
            + (found.problem() == null
                ? ": " + found.state().word() + "."
                : ": " + found.problem()));
    return back(id, connection);
  }

  @PostMapping("/tenants/{id}/sign-in/{connection}/addresses/{domain}/enforce")
  @Recent("change who has to use a provider")
  @Needs(Permission.OPERATE)
  String enforce(
      Viewer viewer,
      @PathVariable TenantId id,
      @PathVariable ConnectionId connection,
      @PathVariable EmailDomainId domain,
      @RequestParam boolean on,
      RedirectAttributes next) {
    EmailDomain now = domains.enforce(viewer.organization(), id, connection, domain, on);
    next.addFlashAttribute(
        "said",
        on
            ? "People of " + now.domain().shown() + " come in by the provider only."
            : "Members of " + now.domain().shown() + " may use links again.");
    return back(id, connection);
  }

  @PostMapping("/tenants/{id}/sign-in/{connection}/addresses/{domain}/remove")
  @Needs(Permission.OPERATE)
  String remove(
      Viewer viewer,
      @PathVariable TenantId id,
      @PathVariable ConnectionId connection,
      @PathVariable EmailDomainId domain,
      RedirectAttributes next) {
    domains.remove(viewer.organization(), id, connection, domain);
    next.addFlashAttribute("said", "The domain is given up; it leads to no provider any more.");
    return back(id, connection);
  }

  private String show(Viewer viewer, TenantId id, ConnectionId connection, Model model) {
    model.addAttribute("tenant", tenants.get(viewer.organization(), id).tenant());
    model.addAttribute("connection", connections.get(viewer.organization(), id, connection));
    model.addAttribute("domains", domains.of(viewer.organization(), id, connection));
    model.addAttribute(
        "glass",
        members.list(viewer.organization(), id).stream()
            .filter(it -> it.breakGlass())
            .map(it -> it.email())
            .toList());
    return "connection/addresses";
  }

  private static String back(TenantId id, ConnectionId connection) {
    return "redirect:/tenants/" + id.value() + "/sign-in/" + connection.value() + "/addresses";
  }
}
