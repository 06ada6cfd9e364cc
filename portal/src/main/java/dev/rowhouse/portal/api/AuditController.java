package dev.rowhouse.portal.api;

import dev.rowhouse.db.audit.Act;
import dev.rowhouse.db.audit.ActFilter;
import dev.rowhouse.db.audit.ActId;
import dev.rowhouse.db.audit.Acts;
import dev.rowhouse.portal.api.key.Caller;
import dev.rowhouse.portal.api.problem.Problem;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The organization's audit log: who changed what, from where. */
@RestController
@RequestMapping(ApiPaths.V1 + "/audit")
class AuditController {
  private final Acts acts;
  private final Reach reach;

  AuditController(Acts acts, Reach reach) {
    this.acts = acts;
    this.reach = reach;
  }

  /**
   * The newest first.
   *
   * @param who part of the name or identifier of who acted
   * @param what the beginning of a verb, or exactly a subject's identifier or name
   * @param from inclusive
   * @param to exclusive
   */
  @GetMapping
  Page<ActView> list(
      @AuthenticationPrincipal Caller caller,
      @RequestParam(defaultValue = "") String who,
      @RequestParam(defaultValue = "") String what,
      @RequestParam @Nullable Instant from,
      @RequestParam @Nullable Instant to,
      @RequestParam @Nullable ActId after,
      @RequestParam(defaultValue = Page.USUAL) @Min(1) @Max(Page.MOST) int limit) {
    reach.organization(caller);
    var filter = new ActFilter(who, what, caller.organization().value(), from, to);
    List<Act> found = acts.list(filter, Optional.ofNullable(after), limit + 1);
    return Page.of(found, limit, act -> act.id().value(), ActView::of);
  }

  @GetMapping("/{id}")
  ActView find(@AuthenticationPrincipal Caller caller, @PathVariable ActId id) {
    reach.organization(caller);
    return acts.find(id)
        .filter(act -> caller.organization().value().equals(act.deed().organization()))
        .map(ActView::of)
        .orElseThrow(() -> Problem.notFound("line"));
  }
}
