package dev.rowhouse.portal.audit;

import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.billing.ReceiverId;
import dev.rowhouse.billing.outbound.InvalidReceiver;
import dev.rowhouse.billing.outbound.Receivers;
import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.form.Refusals;
import dev.rowhouse.portal.layout.NotHere;
import dev.rowhouse.portal.proof.Recent;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Who hears each line of the audit log as it is written, by the webhooks that tenants' news take.
 */
@Controller
class StreamPage {
  private final Receivers receivers;
  private final AuditPage page;

  StreamPage(Receivers receivers, AuditPage page) {
    this.receivers = receivers;
    this.page = page;
  }

  @PostMapping("/audit/stream")
  @Needs(Permission.PEOPLE)
  @Recent("send the audit log somewhere")
  String add(Viewer viewer, @RequestParam String url, Model model) {
    try {
      var made = receivers.create(owner(viewer), url.strip(), List.of(Deeds.NEWS));
      model.addAttribute("streamSecret", made.secret());
    } catch (InvalidReceiver e) {
      model.addAttribute("wrong", Refusals.sentence(String.valueOf(e.getMessage())));
      model.addAttribute("url", url);
    }
    model.addAttribute("form", AuditForm.ALL);
    return page.list(viewer, AuditForm.ALL, null, model);
  }

  @PostMapping("/audit/stream/{receiver}/delete")
  @Needs(Permission.PEOPLE)
  @Recent("stop sending the audit log")
  String remove(Viewer viewer, @PathVariable ReceiverId receiver, RedirectAttributes next) {
    if (receivers.find(owner(viewer), receiver).isEmpty()) {
      throw NotHere.thing("receiver");
    }
    receivers.delete(owner(viewer), receiver);
    next.addFlashAttribute("said", "No line is sent there any more.");
    return "redirect:/audit";
  }

  private static OwnerId owner(Viewer viewer) {
    return new OwnerId(viewer.organization().value());
  }
}
