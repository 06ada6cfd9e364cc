package dev.rowhouse.portal.live;

import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.viewer.Needs;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The one stream of a page: says that something changed, never what. */
@Controller
class LivePage {
  private final Watchers watchers;

  LivePage(Watchers watchers) {
    this.watchers = watchers;
  }

  @GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @Needs(Permission.LOOK)
  SseEmitter live() {
    return watchers.add();
  }
}
