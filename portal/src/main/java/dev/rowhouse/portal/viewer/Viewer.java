package dev.rowhouse.portal.viewer;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.account.Member;
import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.marketplace.account.Role;
import dev.rowhouse.marketplace.account.User;
import dev.rowhouse.provisioner.Cause;
import java.util.List;

/**
 * Who looks at a page; every handler that shows or changes something takes one.
 *
 * @param place where they are now: the organization that everything they see belongs to
 * @param places all organizations of theirs
 */
public record Viewer(Member place, List<Member> places) {
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

  public boolean may(Permission permission) {
    return role().may(permission);
  }

  /** For the timeline of what they change. */
  public Cause cause(String reason) {
    return new Cause("user:" + user().id().value(), reason);
  }
}
