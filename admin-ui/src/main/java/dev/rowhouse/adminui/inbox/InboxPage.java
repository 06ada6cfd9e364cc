package dev.rowhouse.adminui.inbox;

import dev.rowhouse.adminui.layout.ByState;
import dev.rowhouse.billing.EventId;
import dev.rowhouse.billing.inbox.EventFilter;
import dev.rowhouse.billing.inbox.EventState;
import dev.rowhouse.billing.inbox.Inbox;
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
  private final Inbox inbox;

  InboxPage(Inbox inbox) {
    this.inbox = inbox;
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
    model.addAttribute(
        "event", inbox.find(id).orElseThrow(() -> new NoSuchElementException("no such event")));
    return "event";
  }

  @PostMapping("/events/{id}/replay")
  String replay(@PathVariable EventId id, RedirectAttributes next) {
    inbox.replay(id);
    next.addFlashAttribute("said", "The event is taken from the start again.");
    return "redirect:/events/" + id.value();
  }

  @PostMapping("/events/{id}/park")
  String park(@PathVariable EventId id, RedirectAttributes next) {
    next.addFlashAttribute(
        "said", inbox.park(id) ? "The event is set aside." : "The event is past being set aside.");
    return "redirect:/events/" + id.value();
  }
}
