package dev.rowhouse.portal.door;

import dev.rowhouse.portal.signin.ForAnyone;
import dev.rowhouse.provisioner.ConnectionId;
import dev.rowhouse.provisioner.connection.Connection;
import dev.rowhouse.provisioner.connection.Porch;
import dev.rowhouse.provisioner.connection.Porches;
import dev.rowhouse.provisioner.connection.Profile;
import dev.rowhouse.provisioner.connection.Recognizing;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a provider sends people back to: one address for each connection. */
@Controller
@ForAnyone
class BackPage {
  private final Threshold threshold;
  private final Porches porches;
  private final Passages passages;
  private final Asking asking;
  private final Recognizing recognizing;
  private final Admitting admitting;

  BackPage(
      Threshold threshold,
      Porches porches,
      Passages passages,
      Asking asking,
      Recognizing recognizing,
      Admitting admitting) {
    this.threshold = threshold;
    this.porches = porches;
    this.passages = passages;
    this.asking = asking;
    this.recognizing = recognizing;
    this.admitting = admitting;
  }

  @GetMapping("/.door/back/{id}")
  @Nullable String back(
      HttpServletRequest request,
      HttpServletResponse response,
      @PathVariable ConnectionId id,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(required = false) @Nullable String code,
      @RequestParam(required = false) @Nullable String iss,
      @RequestParam(required = false) @Nullable String error,
      @RequestParam(name = "error_description", required = false) @Nullable String description,
      Model model) {
    Porch porch = threshold.porch(request);
    String browser = threshold.browser(request).orElseThrow(Impasse::stale);
    Passage passage =
        passages.take(state, browser, porch.container(), id).orElseThrow(Impasse::stale);
    Connection connection =
        porches
            .way(porch, id)
            .filter(it -> GoPage.works(it, passage.test()))
            .orElseThrow(Impasse::stale);
    Profile profile = who(porch, connection, passage, new Answer(code, iss, error, description));
    return admitting.admit(request, response, porch, connection, profile, passage, model);
  }

  private Profile who(Porch porch, Connection connection, Passage passage, Answer answer) {
    try {
      return asking.who(
          connection, passage, answer, Leading.back(threshold.url(porch), connection));
    } catch (Impasse e) {
      recognizing.failed(connection, e.toAdmins(), passage.test());
      throw e;
    }
  }
}
