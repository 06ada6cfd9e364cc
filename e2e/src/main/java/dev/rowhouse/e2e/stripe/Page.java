package dev.rowhouse.e2e.stripe;

/**
 * What a person's browser gets.
 *
 * @param location where it is sent; empty where it stays
 */
record Page(int status, String html, String location) {
  static Page of(int status, String html) {
    return new Page(status, html, "");
  }

  static Page to(String location) {
    return new Page(303, "", location);
  }
}
