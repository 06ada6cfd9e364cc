package dev.rowhouse.portal.viewer;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.account.Impersonation;
import dev.rowhouse.marketplace.account.Member;
import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.marketplace.account.Role;
import dev.rowhouse.marketplace.account.User;
import dev.rowhouse.provisioner.Cause;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who looks at a page; every handler that shows or changes something takes one.
 *
 * @param place where they are now: the organization that everything they see belongs to
 * @param places all organizations of theirs
 * @param impersonation there when it is an operator who looks as this member does
 */
public record Viewer(Member place, List<Member> places, Optional<Impersonation> impersonation) {
  /** What an operator sees of a member's pages: no secrets, logs or payloads. */
  private static final Set<Permission> TO_LOOK_AT =
      EnumSet.of(Permission.LOOK, Permission.NODES, Permission.MONEY, Permission.PEOPLE);

  /** Session attribute with the identifier of the organization that they chose. */
  public static final String PLACE = "place";

  public OrganizationId organization() {
    return place.organization();
  }

  public User user() {
    return place.user();
  }

  public Role role() {
    return place.role();
  }

  /** Whether they may do what asks for it; pages show no button for what they may not. */
  public boolean may(Permission permission) {
    return role().may(permission) && impersonation.isEmpty() && place.suspension().isEmpty();
  }

  /** Whether they may open a page that asks for it. */
  boolean maySee(Permission permission) {
    return role().may(permission) && (impersonation.isEmpty() || TO_LOOK_AT.contains(permission));
  }

  /** Whether they may send a form that asks for it: one's own account stays one's own. */
  boolean maySend(Permission permission) {
    boolean own = permission == Permission.LOOK && impersonation.isEmpty();
    return may(permission) || own && role().may(permission);
  }

  /** For the timeline of what they change. */
  public Cause cause(String reason) {
    return new Cause("user:" + user().id().value(), reason);
  }
}
