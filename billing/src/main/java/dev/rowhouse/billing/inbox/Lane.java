package dev.rowhouse.billing.inbox;

/**
 * What may not be processed twice at the same time: one object of one owner, or a single event that
 * is about no object.
 */
record Lane(String value) {
  static Lane of(StoredEvent event) {
    String object = event.envelope().object();
    return new Lane(object == null ? event.id().value() : event.owner().value() + "/" + object);
  }
}
