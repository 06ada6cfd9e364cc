package dev.rowhouse.portal.api;

import dev.rowhouse.portal.api.key.Caller;
import dev.rowhouse.provisioner.PersonId;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.member.Invited;
import dev.rowhouse.provisioner.member.Member;
import dev.rowhouse.provisioner.member.Members;
import dev.rowhouse.provisioner.member.NewMember;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** People of a tenant who come in by links that are sent to them. */
@RestController
@RequestMapping(ApiPaths.V1 + "/tenants/{id}/members")
class MembersController {
  private final Members members;
  private final Reach reach;

  MembersController(Members members, Reach reach) {
    this.members = members;
    this.reach = reach;
  }

  /**
   * @param role as the app reads it
   * @param breakGlass whether they come in by a link also where everybody else has to use the
   *     provider
   * @param link for you to pass on, where this installation sends no e-mail; in this answer only
   */
  record MemberView(
      PersonId id,
      String email,
      String name,
      String role,
      boolean breakGlass,
      Instant invitedAt,
      @Nullable Instant seenAt,
      @Nullable String link) {
    static MemberView of(Member member, @Nullable String link) {
      return new MemberView(
          member.id(),
          member.email(),
          member.name(),
          member.role(),
          member.breakGlass(),
          member.invitedAt(),
          member.seenAt(),
          link);
    }

    static MemberView of(Invited invited) {
      return of(invited.member(), invited.link());
    }
  }

  record MembersView(List<MemberView> items) {}

  record MemberJson(
      @NotBlank @Size(max = 254) String email,
      @Size(max = 255) @Nullable String name,
      @NotBlank @Size(max = 64) String role) {}

  /** Left out, {@code breakGlass} stays as it is. */
  record MemberChange(@NotBlank @Size(max = 64) String role, @Nullable Boolean breakGlass) {}

  /** By address. */
  @GetMapping
  MembersView list(@AuthenticationPrincipal Caller caller, @PathVariable TenantId id) {
    reach.tenant(caller, id);
    return new MembersView(
        members.list(caller.organization(), id).stream()
            .map(each -> MemberView.of(each, null))
            .toList());
  }

  /** Invites somebody: a link that works once, for seven days, is sent to them. */
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  MemberView invite(
      @AuthenticationPrincipal Caller caller,
      @PathVariable TenantId id,
      @Valid @RequestBody MemberJson wanted) {
    reach.tenant(caller, id);
    String name = Given.or(wanted.name(), "");
    return MemberView.of(
        members.invite(
            caller.organization(), id, new NewMember(wanted.email(), name, wanted.role())));
  }

  @GetMapping("/{member}")
  MemberView find(
      @AuthenticationPrincipal Caller caller,
      @PathVariable TenantId id,
      @PathVariable PersonId member) {
    reach.tenant(caller, id);
    return MemberView.of(members.get(caller.organization(), id, member), null);
  }

  /** Another link; the one of before ends. */
  @PostMapping("/{member}/resend")
  MemberView resend(
      @AuthenticationPrincipal Caller caller,
      @PathVariable TenantId id,
      @PathVariable PersonId member) {
    reach.tenant(caller, id);
    return MemberView.of(members.resend(caller.organization(), id, member));
  }

  /** With another role who is inside is out, and signs in again with the new one. */
  @PutMapping("/{member}")
  MemberView change(
      @AuthenticationPrincipal Caller caller,
      @PathVariable TenantId id,
      @PathVariable PersonId member,
      @Valid @RequestBody MemberChange wanted) {
    reach.tenant(caller, id);
    Member before = members.get(caller.organization(), id, member);
    boolean glass = Given.or(wanted.breakGlass(), before.breakGlass());
    return MemberView.of(
        members.change(caller.organization(), id, member, wanted.role(), glass), null);
  }

  /** Out at once, everywhere. */
  @DeleteMapping("/{member}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(
      @AuthenticationPrincipal Caller caller,
      @PathVariable TenantId id,
      @PathVariable PersonId member) {
    reach.tenant(caller, id);
    members.remove(caller.organization(), id, member);
  }
}
