package dev.rowhouse.provisioner.letter;

/**
 * What a letter says, twice: for who reads plain text, and for the others.
 *
 * @param subject one line
 * @param html a whole document that fetches nothing
 */
public record Words(String subject, String text, String html) {
  public Words {
    // A line break in a header would begin another one.
    subject = subject.replaceAll("\\p{Cntrl}+", " ").strip();
  }
}
