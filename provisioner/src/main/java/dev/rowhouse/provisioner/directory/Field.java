package dev.rowhouse.provisioner.directory;

/** By what entries and groups are searched. */
public enum Field {
  ID("id"),
  USER_NAME("name_key"),
  EXTERNAL_ID("external_id"),
  EMAIL("email"),
  NAME("name"),
  ACTIVE("active"),
  /** Of groups: who is in them, by identifier. */
  MEMBER("");

  final String column;

  Field(String column) {
    this.column = column;
  }
}
