package dev.rowhouse.portal.street;

import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page: all that runs, at one look. */
@Controller
class StreetsPage {
  @GetMapping("/")
  @Needs(Permission.LOOK)
  String page(Viewer viewer) {
    return "streets";
  }
}
