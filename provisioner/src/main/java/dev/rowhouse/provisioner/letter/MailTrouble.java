package dev.rowhouse.provisioner.letter;

/** The mail server takes no letters of ours at all; its words are for whoever runs this house. */
final class MailTrouble extends RuntimeException {
  MailTrouble(String words, Exception cause) {
    super(words, cause);
  }

  /** As the operators' page of jobs shows it. */
  @Override
  public String toString() {
    return String.valueOf(getMessage());
  }
}
