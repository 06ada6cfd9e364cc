package dev.rowhouse.portal.inbox;

import dev.rowhouse.billing.EventId;
import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.billing.inbox.EventFilter;
import dev.rowhouse.billing.inbox.EventState;
import dev.rowhouse.billing.inbox.Inbox;
import dev.rowhouse.billing.inbox.StoredEvent;
import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.layout.NotHere;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.project.Projects;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One project's inbox. */
@Controller
class EventsPage {
  private static final int LIMIT = 50;

  private final Projects projects;
  private final Inbox inbox;
  private final Payloads payloads;

  EventsPage(Projects projects, Inbox inbox, Payloads payloads) {
    this.projects = projects;
    this.inbox = inbox;
    this.payloads = payloads;
  }

  @GetMapping("/projects/{id}/events")
  @Needs(Permission.LOOK)
  String list(
      Viewer viewer,
      @PathVariable ProjectId id,
      @RequestParam(required = false) @Nullable EventState state,
      @RequestParam(required = false) @Nullable EventId before,
      Model model) {
    OwnerId owner = show(viewer, id, model);
    List<StoredEvent> events =
        inbox.list(EventFilter.of(owner).in(state), Optional.ofNullable(before), LIMIT + 1);
    model.addAttribute("events", events.size() > LIMIT ? events.subList(0, LIMIT) : events);
    model.addAttribute("more", events.size() > LIMIT);
    model.addAttribute("states", EventState.values());
    model.addAttribute("state", state);
    return "inbox/list";
  }

  @GetMapping("/projects/{id}/events/{event}")
  @Needs(Permission.LOOK)
  String one(Viewer viewer, @PathVariable ProjectId id, @PathVariable EventId event, Model model) {
    StoredEvent found = find(show(viewer, id, model), event);
    model.addAttribute("event", found);
    model.addAttribute(
        "payload", viewer.may(Permission.OPERATE) ? payloads.pretty(found.payloadText()) : null);
    return "inbox/event";
  }

  @PostMapping("/projects/{id}/events/{event}/replay")
  @Needs(Permission.OPERATE)
  String replay(
      Viewer viewer,
      @PathVariable ProjectId id,
      @PathVariable EventId event,
      Model model,
      RedirectAttributes next) {
    OwnerId owner = show(viewer, id, model);
    find(owner, event);
    inbox.replay(owner, event);
    next.addFlashAttribute("said", "The event is taken from the start again.");
    return back(id, event);
  }

  @PostMapping("/projects/{id}/events/{event}/park")
  @Needs(Permission.OPERATE)
  String park(
      Viewer viewer,
      @PathVariable ProjectId id,
      @PathVariable EventId event,
      Model model,
      RedirectAttributes next) {
    OwnerId owner = show(viewer, id, model);
    find(owner, event);
    next.addFlashAttribute(
        "said",
        inbox.park(owner, event)
            ? "The event is set aside."
            : "The event is past being set aside.");
    return back(id, event);
  }

  private StoredEvent find(OwnerId owner, EventId event) {
    return inbox.find(owner, event).orElseThrow(() -> NotHere.thing("event"));
  }

  private OwnerId show(Viewer viewer, ProjectId id, Model model) {
    model.addAttribute("project", projects.get(viewer.organization(), id));
    model.addAttribute("tab", "events");
    return new OwnerId(id.value());
  }

  private static String back(ProjectId id, EventId event) {
    return "redirect:/projects/" + id.value() + "/events/" + event.value();
  }
}
