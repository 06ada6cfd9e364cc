package dev.rowhouse.portal.api;

import dev.rowhouse.portal.api.key.Caller;
import dev.rowhouse.portal.api.problem.Problem;
import dev.rowhouse.provisioner.MachineTokenId;
import dev.rowhouse.provisioner.machine.Commands;
import dev.rowhouse.provisioner.machine.MintedToken;
import dev.rowhouse.provisioner.machine.Tokens;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Ways in for machines that become nodes of the organization. */
@RestController
@RequestMapping(ApiPaths.V1 + "/enrolments")
class EnrolmentsController {
  private final Tokens tokens;
  private final Commands commands;
  private final Reach reach;

  EnrolmentsController(Tokens tokens, Commands commands, Reach reach) {
    this.tokens = tokens;
    this.commands = commands;
    this.reach = reach;
  }

  /**
   * @param region where it stands, for example {@code eu-central}; may be left out
   */
  record NewEnrolment(@NotBlank @Size(max = 63) String name, @Nullable String region) {}

  /** Those that still let a machine in. */
  @GetMapping
  Page<EnrolmentView> list(
      @AuthenticationPrincipal Caller caller,
      @RequestParam @Nullable MachineTokenId after,
      @RequestParam(defaultValue = Page.USUAL) @Min(1) @Max(Page.MOST) int limit) {
    reach.organization(caller);
    return Page.cut(
        tokens.waiting(caller.organization()).reversed(),
        after,
        limit,
        token -> token.id().value(),
        token -> EnrolmentView.of(token, null, null, List.of()));
  }

  /** The token is good for an hour and one machine. */
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  EnrolmentView create(
      @AuthenticationPrincipal Caller caller, @Valid @RequestBody NewEnrolment wanted) {
    reach.organization(caller);
    String region = wanted.region() == null ? "" : wanted.region();
    MintedToken minted =
        tokens.forOrganization(caller.organization(), wanted.name(), region, caller.actor());
    return EnrolmentView.of(
        minted.token(), minted.secret(), commands.enrol(minted.secret()), List.of());
  }

  @GetMapping("/{id}")
  EnrolmentView find(@AuthenticationPrincipal Caller caller, @PathVariable MachineTokenId id) {
    reach.organization(caller);
    return tokens
        .find(caller.organization(), id)
        .map(token ->
            EnrolmentView.of(token, null, null, tokens.progress(caller.organization(), token.id())))
        .orElseThrow(() -> Problem.notFound("enrolment"));
  }
}
