package dev.rowhouse.portal.scim;

import dev.rowhouse.portal.signin.ForAnyone;
import dev.rowhouse.provisioner.DirectoryUserId;
import dev.rowhouse.provisioner.directory.Entries;
import dev.rowhouse.provisioner.directory.Entry;
import dev.rowhouse.provisioner.directory.EntrySettings;
import dev.rowhouse.provisioner.directory.Field;
import dev.rowhouse.provisioner.directory.Wanted;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The people of a directory (RFC 7644, 3). */
@Controller
@ForAnyone
@RequestMapping(ScimPaths.ONE + "/Users")
class UsersController {
  private static final Map<String, Field> FIELDS =
      Map.of(
          "id", Field.ID,
          "username", Field.USER_NAME,
          "externalid", Field.EXTERNAL_ID,
          "emails", Field.EMAIL,
          "emails.value", Field.EMAIL,
          "displayname", Field.NAME,
          "active", Field.ACTIVE);

  private final ScimDoor door;
  private final Entries entries;

  UsersController(ScimDoor door, Entries entries) {
    this.door = door;
    this.entries = entries;
  }

  @GetMapping
  ResponseEntity<String> list(HttpServletRequest request, @PathVariable String connection) {
    Visit visit = door.enter(request, connection);
    Wanted wanted = Listing.read(request, FIELDS, Listing.MOST);
    Projection projection = Projection.of(request);
    var found = entries.list(visit.connection().id(), wanted);
    var resources =
        found.items().stream().map(it -> projection.of(UserForm.write(it, visit.base()))).toList();
    return Answers.ok(Listing.write(found.total(), wanted, resources));
  }

  @PostMapping
  ResponseEntity<String> create(HttpServletRequest request, @PathVariable String connection) {
    Visit visit = door.enter(request, connection);
    Entry made = entries.create(visit.connection(), UserForm.read(door.body(request)));
    return Answers.created(UserForm.write(made, visit.base()));
  }

  @GetMapping("/{id}")
  ResponseEntity<String> get(
      HttpServletRequest request, @PathVariable String connection, @PathVariable String id) {
    Visit visit = door.enter(request, connection);
    Entry found = entries.get(visit.connection().id(), id(id));
    return Answers.ok(Projection.of(request).of(UserForm.write(found, visit.base())));
  }

  @PutMapping("/{id}")
  ResponseEntity<String> replace(
      HttpServletRequest request, @PathVariable String connection, @PathVariable String id) {
    Visit visit = door.enter(request, connection);
    EntrySettings said = UserForm.read(door.body(request));
    Entry now = entries.change(visit.connection(), id(id), Version.expected(request), _ -> said);
    return Answers.ok(UserForm.write(now, visit.base()));
  }

  @PatchMapping("/{id}")
  ResponseEntity<String> change(
      HttpServletRequest request, @PathVariable String connection, @PathVariable String id) {
    Visit visit = door.enter(request, connection);
    List<Operation> operations = Operation.all(door.body(request));
    Entry now =
        entries.change(
            visit.connection(),
            id(id),
            Version.expected(request),
            before -> UserForm.read(Patch.apply(UserForm.write(before), operations)));
    return Answers.ok(Projection.of(request).of(UserForm.write(now, visit.base())));
  }

  @DeleteMapping("/{id}")
  ResponseEntity<String> delete(
      HttpServletRequest request, @PathVariable String connection, @PathVariable String id) {
    Visit visit = door.enter(request, connection);
    entries.delete(visit.connection(), id(id), Version.expected(request));
    return Answers.nothing();
  }

  private static DirectoryUserId id(String text) {
    try {
      return new DirectoryUserId(text);
    } catch (IllegalArgumentException e) {
      throw ScimFault.nobody();
    }
  }
}
