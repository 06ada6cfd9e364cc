package dev.rowhouse.portal.scim;

import dev.rowhouse.provisioner.DirectoryUserId;
import dev.rowhouse.provisioner.directory.Group;
import dev.rowhouse.provisioner.directory.GroupSettings;
import dev.rowhouse.provisioner.directory.Membership;
import dev.rowhouse.provisioner.directory.Membership.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A group as SCIM writes it. */
final class GroupForm {
  private static final JsonMapper JSON = new JsonMapper();

  private GroupForm() {}

  /**
   * @throws ScimFault naming what cannot be taken
   */
  static GroupSettings read(JsonNode said) {
    String name = Attributes.text(said, "displayName");
    String external = Attributes.text(said, "externalId");
    if (name.isEmpty() || name.length() > 255 || external.length() > 255) {
      throw ScimFault.value("displayName has 1 to 255 characters, externalId at most 255");
    }
    return new GroupSettings(name, external.isEmpty() ? null : external);
  }

  /** Who is said to be in it. */
  static Set<String> members(@Nullable JsonNode said) {
    Set<String> users = new LinkedHashSet<>();
    if (said == null) {
      return users;
    }
    for (JsonNode each : said.isArray() ? said : JSON.createArrayNode().add(said)) {
      String id = each.isString() ? each.asString() : Attributes.text(each, "value");
      if (id.isEmpty()) {
        throw ScimFault.value("each of the members has a value");
      }
      users.add(id);
    }
    return users;
  }

  /** What a PATCH does to who is in it; {@link #others} is the rest of it. */
  static List<Membership> steps(List<Operation> operations) {
    List<Membership> steps = new ArrayList<>();
    for (Operation each : operations) {
      if (each.path().is("members")) {
        steps.add(step(each));
      }
    }
    return steps;
  }

  static List<Operation> others(List<Operation> operations) {
    return operations.stream().filter(it -> !it.path().is("members")).toList();
  }

  private static Membership step(Operation operation) {
    if (operation.path().part() != null) {
      throw new ScimFault(400, "mutability", "of members only who they are can be changed");
    }
    List<Filter.Equality> which = operation.path().which();
    if (which != null) {
      return some(operation, which);
    }
    Kind kind =
        switch (operation.kind()) {
          case ADD -> Kind.ADD;
          case REPLACE -> Kind.SET;
          // Without a value it is everybody; with one, only those that it names.
          case REMOVE -> operation.value() == null ? Kind.SET : Kind.REMOVE;
        };
    return new Membership(kind, members(operation.value()));
  }

  private static Membership some(Operation operation, List<Filter.Equality> which) {
    boolean byValue = which.size() == 1 && which.getFirst().attribute().equals("value");
    if (!byValue || operation.kind() != Operation.Kind.REMOVE) {
      throw ScimFault.filter("members are removed by value eq, and added without a filter");
    }
    return new Membership(Kind.REMOVE, Set.of(which.getFirst().value()));
  }

  static ObjectNode write(GroupSettings settings) {
    ObjectNode object = JSON.createObjectNode();
    object.put("displayName", settings.name());
    @Nullable String external = settings.externalId();
    if (external != null) {
      object.put("externalId", external);
    }
    return object;
  }

  /**
   * @param base of the directory's addresses
   * @param members null to leave them out
   */
  static ObjectNode write(Group group, String base, @Nullable List<DirectoryUserId> members) {
    ObjectNode object = JSON.createObjectNode();
    object.putArray("schemas").add(Attributes.GROUP);
    object.put("id", group.id().value());
    object.setAll(write(group.settings()));
    if (members != null) {
      ArrayNode all = object.putArray("members");
      for (DirectoryUserId each : members) {
        all.addObject()
            .put("value", each.value())
            .put("$ref", base + "/Users/" + each.value())
            .put("type", "User");
      }
    }
    object.set(
        "meta",
        Meta.of(
            "Group", group.createdAt(), group.changedAt(), base + "/Groups/" + group.id().value()));
    return object;
  }
}
