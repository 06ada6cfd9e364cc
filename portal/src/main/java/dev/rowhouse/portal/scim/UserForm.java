package dev.rowhouse.portal.scim;

import dev.rowhouse.provisioner.directory.Entry;
import dev.rowhouse.provisioner.directory.EntrySettings;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A person as SCIM writes them. Of what directories say only what signing in needs is kept. */
final class UserForm {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String[] NAME = {"formatted", "givenName", "familyName"};
  private static final int MOST_ADDRESSES = 20;

  private UserForm() {}

  /**
   * @throws ScimFault naming what cannot be taken
   */
  static EntrySettings read(JsonNode said) {
    String userName = Attributes.text(said, "userName");
    if (userName.isEmpty()) {
      throw ScimFault.value("userName is missing");
    }
    String external = Attributes.text(said, "externalId");
    ObjectNode kept = JSON.createObjectNode();
    String shown = Attributes.text(said, "displayName");
    keep(kept, "displayName", shown);
    String written = name(said, kept);
    String email = addresses(said, kept);
    return new EntrySettings(
        fitting("userName", userName, 255),
        external.isEmpty() ? null : fitting("externalId", external, 255),
        email,
        fitting("displayName", shown.isEmpty() ? written : shown, 255),
        Attributes.truth(said, "active", true),
        JSON.writeValueAsString(kept));
  }

  private static String name(JsonNode said, ObjectNode kept) {
    JsonNode name = Attributes.get(said, "name");
    if (!(name instanceof ObjectNode)) {
      return "";
    }
    ObjectNode there = JSON.createObjectNode();
    for (String part : NAME) {
      keep(there, part, fitting("name." + part, Attributes.text(name, part), 255));
    }
    if (!there.isEmpty()) {
      kept.set("name", there);
    }
    String whole = Attributes.text(name, "formatted");
    return whole.isEmpty()
        ? (Attributes.text(name, "givenName") + " " + Attributes.text(name, "familyName")).strip()
        : whole;
  }

  /** Returns the first one: what is marked so, or else what stands first. */
  private static String addresses(JsonNode said, ObjectNode kept) {
    JsonNode emails = Attributes.get(said, "emails");
    if (emails == null) {
      return "";
    }
    ArrayNode there = JSON.createArrayNode();
    String first = "";
    boolean marked = false;
    for (JsonNode each : emails.isArray() ? emails : JSON.createArrayNode().add(emails)) {
      String value = each.isString() ? each.asString().strip() : Attributes.text(each, "value");
      if (value.isEmpty()) {
        continue;
      }
      if (there.size() == MOST_ADDRESSES) {
        throw ScimFault.value("at most " + MOST_ADDRESSES + " emails, please");
      }
      boolean primary = Attributes.truth(each, "primary", false);
      ObjectNode one = there.addObject().put("value", fitting("emails.value", value, 254));
      keep(one, "type", fitting("emails.type", Attributes.text(each, "type"), 50));
      if (primary) {
        one.put("primary", true);
      }
      first = first.isEmpty() || primary && !marked ? value : first;
      marked |= primary;
    }
    if (!there.isEmpty()) {
      kept.set("emails", there);
    }
    return first;
  }

  private static void keep(ObjectNode kept, String name, String value) {
    if (!value.isEmpty()) {
      kept.put(name, value);
    }
  }

  private static String fitting(String name, String value, int longest) {
    if (value.length() > longest) {
      throw ScimFault.value(name + " must not be longer than " + longest + " characters");
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw ScimFault.value(name + " must not have control characters");
    }
    return value;
  }

  /** To be changed by a PATCH and read again. */
  static ObjectNode write(EntrySettings settings) {
    ObjectNode object = JSON.createObjectNode();
    object.put("userName", settings.userName());
    @Nullable String external = settings.externalId();
    if (external != null) {
      object.put("externalId", external);
    }
    object.put("active", settings.active());
    object.setAll((ObjectNode) JSON.readTree(settings.attributes()));
    return object;
  }

  /**
   * @param base of the directory's addresses
   */
  static ObjectNode write(Entry entry, String base) {
    ObjectNode object = JSON.createObjectNode();
    object.putArray("schemas").add(Attributes.USER);
    object.put("id", entry.id().value());
    object.setAll(write(entry.settings()));
    object.set(
        "meta",
        Meta.of(
            "User", entry.createdAt(), entry.changedAt(), base + "/Users/" + entry.id().value()));
    return object;
  }
}
