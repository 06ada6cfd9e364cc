package dev.rowhouse.portal.house;

import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.layout.NotHere;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.container.Container;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Wake, sleep, restart, pause, retry: each a form with one button. */
@Controller
class VerbPage {
  private final Houses houses;

  VerbPage(Houses houses) {
    this.houses = houses;
  }

  @PostMapping("/houses/{id}/{verb}")
  @Needs(Permission.OPERATE)
  String act(Viewer viewer, @PathVariable ContainerId id, @PathVariable String verb) {
    Container house = houses.get(viewer, id);
    Verb wanted =
        Arrays.stream(Verb.values())
            .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(verb))
            .findFirst()
            .orElseThrow(() -> NotHere.thing("action"));
    wanted.on(houses.of(viewer), id, viewer.cause(wanted.reason()));
    return "redirect:" + houses.page(viewer, house);
  }
}
