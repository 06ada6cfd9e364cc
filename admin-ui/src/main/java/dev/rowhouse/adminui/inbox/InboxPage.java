package dev.rowhouse.adminui.inbox;

import dev.rowhouse.adminui.audit.Acting;
import dev.rowhouse.adminui.audit.Lines;
import dev.rowhouse.adminui.layout.ByState;
import dev.rowhouse.adminui.layout.Submission;
import dev.rowhouse.billing.EventId;
import dev.rowhouse.billing.inbox.EventFilter;
import dev.rowhouse.billing.inbox.EventState;
import dev.rowhouse.billing.inbox.Inbox;
import dev.rowhouse.billing.inbox.StoredEvent;
import dev.rowhouse.db.audit.Deed;
import dev.rowhouse.marketplace.NotNow;
import jakarta.servlet.http.HttpServletRequest;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The inbox of all projects: what is dead, what waits, what it was. */
@Controller
class InboxPage {
  private static final int PAGE = 100;
  private static final int AT_ONCE = 1000;
  private final Inbox inbox;
  private final Acting acting;

  InboxPage(Inbox inbox, Acting acting) {
    this.inbox = inbox;
    this.acting = acting;
  }

  @GetMapping("/events")
  String list(
      @RequestParam(defaultValue = "DEAD") EventState state,
      @RequestParam @Nullable EventId before,
      Model model) {
    var filter = new EventFilter(null, null, state, null);
    ByState.show(model, "events", state, inbox.counts());
    model.addAttribute("events", inbox.list(filter, Optional.ofNullable(before), PAGE));
    return "events";
  }

  @GetMapping("/events/{id}")
  String show(@PathVariable EventId id, Model model) {
    model.addAttribute("section", "events");
    model.addAttribute("event", get(id));
    return "event";
  }

  @PostMapping("/events/{id}/replay")
  String replay(
      @PathVariable EventId id,
      @RequestParam String reason,
      HttpServletRequest request,
      RedirectAttributes next) {
    return new Submission(request, next)
        .then(
            "/events/" + id.value(),
            "The event is taken from the start again.",
            () -> act("event.replay", id, reason, () -> inbox.replay(id)));
  }

  @PostMapping("/events/{id}/park")
  String park(
      @PathVariable EventId id,
      @RequestParam String reason,
      HttpServletRequest request,
      RedirectAttributes next) {
    return new Submission(request, next)
        .then(
            "/events/" + id.value(),
            "The event is set aside.",
            () ->
                act(
                    "event.park",
                    id,
                    reason,
                    () -> {
                      if (!inbox.park(id, reason.strip())) {
                        throw new NotNow("the event is past being set aside");
                      }
                    }));
  }

  /** Only where there are still as many as the form said. */
  @PostMapping("/events/replay")
  String replayAll(
      @RequestParam EventState state,
      @RequestParam long count,
      @RequestParam String reason,
      HttpServletRequest request,
      RedirectAttributes next) {
    return new Submission(request, next)
        .then(
            "/events?state=" + state,
            "They are taken from the start again.",
            () ->
                acting.act(
                    Deed.of("event.replay-all", state.name(), count + " events")
                        .because(Submission.reason(reason)),
                    () -> Lines.of(state.name(), count(state)),
                    () -> replayAll(state, count)));
  }

  private void replayAll(EventState state, long count) {
    if (count(state) != count) {
      throw new NotNow("there are %d now, not %d: look again".formatted(count(state), count));
    }
    inbox.replayAll(state, AT_ONCE);
  }

  private long count(EventState state) {
    return inbox.counts().getOrDefault(state, 0L);
  }

  private void act(String verb, EventId id, String reason, Runnable change) {
    StoredEvent event = get(id);
    Deed deed = Deed.of(verb, id.value(), event.envelope().type());
    acting.act(
        deed.because(Submission.reason(reason)),
        () -> Lines.of("state", get(id).state(), "project", event.owner().value()),
        change);
  }

  private StoredEvent get(EventId id) {
    return inbox.find(id).orElseThrow(() -> new NoSuchElementException("no such event"));
  }
}
