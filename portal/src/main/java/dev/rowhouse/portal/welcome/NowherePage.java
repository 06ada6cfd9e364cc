package dev.rowhouse.portal.welcome;

import dev.rowhouse.portal.signin.ForAnyone;
import dev.rowhouse.portal.viewer.Viewers;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** For people who signed in and belong to no organization. */
@Controller
@ForAnyone
class NowherePage {
  private final Viewers viewers;

  NowherePage(Viewers viewers) {
    this.viewers = viewers;
  }

  @GetMapping("/nowhere")
  String page(HttpServletRequest request) {
    return viewers.of(request).isPresent() ? "redirect:/" : "nowhere";
  }
}
