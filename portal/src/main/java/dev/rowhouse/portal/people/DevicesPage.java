package dev.rowhouse.portal.people;

import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.layout.NotHere;
import dev.rowhouse.portal.session.Devices;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import jakarta.servlet.http.HttpSession;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Signs oneself out elsewhere. */
@Controller
class DevicesPage {
  private final Devices devices;

  DevicesPage(Devices devices) {
    this.devices = devices;
  }

  @PostMapping("/you/devices/{handle}/end")
  @Needs(Permission.LOOK)
  String end(Viewer viewer, @PathVariable String handle, RedirectAttributes next) {
    if (!devices.end(viewer.user().id(), handle)) {
      throw NotHere.thing("sign-in");
    }
    next.addFlashAttribute("said", "You are signed out there.");
    return "redirect:/you";
  }

  @PostMapping("/you/devices/end-others")
  @Needs(Permission.LOOK)
  String endOthers(Viewer viewer, HttpSession session, RedirectAttributes next) {
    int ended = devices.endOthers(viewer.user().id(), session.getId());
    next.addFlashAttribute(
        "said",
        ended == 0
            ? "You were signed in nowhere else."
            : "You are signed out in %d other %s."
                .formatted(ended, ended == 1 ? "place" : "places"));
    return "redirect:/you";
  }
}
