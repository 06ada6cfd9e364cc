package dev.rowhouse.portal.webhook;

import dev.rowhouse.billing.DeliveryId;
import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.billing.ReceiverId;
import dev.rowhouse.billing.outbound.Deliveries;
import dev.rowhouse.billing.outbound.InvalidReceiver;
import dev.rowhouse.billing.outbound.Receiver;
import dev.rowhouse.billing.outbound.Receivers;
import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.form.Refusals;
import dev.rowhouse.portal.layout.NotHere;
import dev.rowhouse.portal.proof.Recent;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import dev.rowhouse.provisioner.ProjectId;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Receivers of a project's own news, and what was sent to them. */
@Controller
class OutgoingPage {
  private static final Duration OVERLAP = Duration.ofDays(1);

  private final Shown shown;
  private final Receivers receivers;
  private final Deliveries deliveries;

  OutgoingPage(Shown shown, Receivers receivers, Deliveries deliveries) {
    this.shown = shown;
    this.receivers = receivers;
    this.deliveries = deliveries;
  }

  @PostMapping("/projects/{id}/webhooks/out")
  @Recent("make a webhook with its secret")
  @Needs(Permission.BUILD)
  String create(
      Viewer viewer,
      @PathVariable ProjectId id,
      @RequestParam String url,
      @RequestParam(defaultValue = "") String types,
      Model model) {
    OwnerId owner = shown.owner(viewer, id);
    try {
      model.addAttribute("outSecret", receivers.create(owner, url.strip(), list(types)).secret());
    } catch (InvalidReceiver e) {
      model.addAttribute("wrong", Refusals.sentence(String.valueOf(e.getMessage())));
      model.addAttribute("given", Given.receiver(e.field(), url, types));
    }
    return shown.page(viewer, id, model);
  }

  @PostMapping("/projects/{id}/webhooks/out/{receiver}/roll")
  @Recent("make a new webhook secret")
  @Needs(Permission.BUILD)
  String roll(
      Viewer viewer, @PathVariable ProjectId id, @PathVariable ReceiverId receiver, Model model) {
    OwnerId owner = check(viewer, id, receiver);
    model.addAttribute("outSecret", receivers.roll(owner, receiver, OVERLAP).secret());
    return shown.page(viewer, id, model);
  }

  @PostMapping("/projects/{id}/webhooks/out/{receiver}/delete")
  @Needs(Permission.BUILD)
  String delete(
      Viewer viewer,
      @PathVariable ProjectId id,
      @PathVariable ReceiverId receiver,
      RedirectAttributes next) {
    receivers.delete(check(viewer, id, receiver), receiver);
    next.addFlashAttribute("said", "Nothing is sent there any more.");
    return back(id);
  }

  @PostMapping("/projects/{id}/webhooks/deliveries/{delivery}/replay")
  @Needs(Permission.OPERATE)
  String replay(
      Viewer viewer,
      @PathVariable ProjectId id,
      @PathVariable DeliveryId delivery,
      RedirectAttributes next) {
    if (!deliveries.replay(shown.owner(viewer, id), delivery)) {
      throw NotHere.thing("delivery");
    }
    next.addFlashAttribute("said", "It is sent again.");
    return back(id);
  }

  private OwnerId check(Viewer viewer, ProjectId id, ReceiverId receiver) {
    OwnerId owner = shown.owner(viewer, id);
    return receivers
        .find(owner, receiver)
        .map(Receiver::owner)
        .orElseThrow(() -> NotHere.thing("receiver"));
  }

  private static List<String> list(String types) {
    return Arrays.stream(types.split("[,\\s]+")).filter(each -> !each.isBlank()).toList();
  }

  private static String back(ProjectId id) {
    return "redirect:/projects/" + id.value() + "/webhooks";
  }
}
