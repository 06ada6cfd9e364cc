package dev.rowhouse.db.id;

/** A typed identifier; {@link #value} is what stands in tables, URLs and API answers. */
public interface Id {
  String value();
}
