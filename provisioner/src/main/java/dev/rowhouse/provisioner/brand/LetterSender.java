package dev.rowhouse.provisioner.brand;

import dev.rowhouse.provisioner.Rejected;

/**
 * Who writes a project's letters.
 *
 * @param name at most 100 characters; empty for the brand's
 * @param replyTo an address; empty for none
 */
public record LetterSender(String name, String replyTo) {
  static final LetterSender USUAL = new LetterSender("", "");

  void check() {
    if (name.length() > 100 || name.chars().anyMatch(Character::isISOControl)) {
      throw new Rejected("name", "is one line of at most 100 characters");
    }
    if (!replyTo.isEmpty()
        && (replyTo.length() > 254
            || !replyTo.matches("[^\\s@<>,;\"()]+@[^\\s@<>,;\"()]+\\.[^\\s@<>,;\"()]+"))) {
      throw new Rejected("replyTo", "an address like help@example.com, or empty for none");
    }
  }
}
