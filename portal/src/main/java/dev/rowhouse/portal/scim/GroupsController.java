package dev.rowhouse.portal.scim;

import dev.rowhouse.portal.signin.ForAnyone;
import dev.rowhouse.provisioner.DirectoryGroupId;
import dev.rowhouse.provisioner.directory.Field;
import dev.rowhouse.provisioner.directory.Group;
import dev.rowhouse.provisioner.directory.GroupSettings;
import dev.rowhouse.provisioner.directory.Groups;
import dev.rowhouse.provisioner.directory.Membership;
import dev.rowhouse.provisioner.directory.Wanted;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import tools.jackson.databind.node.ObjectNode;

/** The groups of a directory (RFC 7644, 3). */
@Controller
@ForAnyone
@RequestMapping(ScimPaths.ONE + "/Groups")
class GroupsController {
  /** With all their members, which may be many. */
  private static final int MOST_WHOLE = 20;

  private static final String MEMBERS = "members";
  private static final Map<String, Field> FIELDS =
      Map.of(
          "id",
          Field.ID,
          "displayname",
          Field.NAME,
          "externalid",
          Field.EXTERNAL_ID,
          MEMBERS,
          Field.MEMBER,
          "members.value",
          Field.MEMBER);

  private final ScimDoor door;
  private final Groups groups;

  GroupsController(ScimDoor door, Groups groups) {
    this.door = door;
    this.groups = groups;
  }

  @GetMapping
  ResponseEntity<String> list(HttpServletRequest request, @PathVariable String connection) {
    Visit visit = door.enter(request, connection);
    Projection projection = Projection.of(request);
    int most = projection.has(MEMBERS) ? MOST_WHOLE : Listing.MOST;
    Wanted wanted = Listing.read(request, FIELDS, most);
    var found = groups.list(visit.connection().id(), wanted);
    var resources = found.items().stream().map(it -> write(visit, it, projection)).toList();
    return Answers.ok(Listing.write(found.total(), wanted, resources));
  }

  @PostMapping
  ResponseEntity<String> create(HttpServletRequest request, @PathVariable String connection) {
    Visit visit = door.enter(request, connection);
    ObjectNode said = door.body(request);
    Set<String> members = GroupForm.members(Attributes.get(said, MEMBERS));
    Group made = groups.create(visit.connection(), GroupForm.read(said), members);
    return Answers.created(write(visit, made, Projection.of(request)));
  }

  @GetMapping("/{id}")
  ResponseEntity<String> get(
      HttpServletRequest request, @PathVariable String connection, @PathVariable String id) {
    Visit visit = door.enter(request, connection);
    Group found = groups.get(visit.connection().id(), id(id));
    return Answers.ok(write(visit, found, Projection.of(request)));
  }

  @PutMapping("/{id}")
  ResponseEntity<String> replace(
      HttpServletRequest request, @PathVariable String connection, @PathVariable String id) {
    Visit visit = door.enter(request, connection);
    ObjectNode said = door.body(request);
    GroupSettings settings = GroupForm.read(said);
    var members =
        new Membership(Membership.Kind.SET, GroupForm.members(Attributes.get(said, MEMBERS)));
    Group now =
        groups.change(
            visit.connection(), id(id), Version.expected(request), _ -> settings, List.of(members));
    return Answers.ok(write(visit, now, Projection.of(request)));
  }

  /** A large group is not sent back for each change: nothing is what directories expect. */
  @PatchMapping("/{id}")
  ResponseEntity<String> change(
      HttpServletRequest request, @PathVariable String connection, @PathVariable String id) {
    Visit visit = door.enter(request, connection);
    List<Operation> operations = Operation.all(door.body(request));
    List<Operation> others = GroupForm.others(operations);
    groups.change(
        visit.connection(),
        id(id),
        Version.expected(request),
        before -> GroupForm.read(Patch.apply(GroupForm.write(before), others)),
        GroupForm.steps(operations));
    return Answers.nothing();
  }

  @DeleteMapping("/{id}")
  ResponseEntity<String> delete(
      HttpServletRequest request, @PathVariable String connection, @PathVariable String id) {
    Visit visit = door.enter(request, connection);
    groups.delete(visit.connection(), id(id), Version.expected(request));
    return Answers.nothing();
  }

  private ObjectNode write(Visit visit, Group group, Projection projection) {
    var members = projection.has(MEMBERS) ? groups.members(group) : null;
    return projection.of(GroupForm.write(group, visit.base(), members));
  }

  private static DirectoryGroupId id(String text) {
    try {
      return new DirectoryGroupId(text);
    } catch (IllegalArgumentException e) {
      throw ScimFault.nobody();
    }
  }
}
