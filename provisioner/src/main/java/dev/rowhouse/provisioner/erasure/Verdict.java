package dev.rowhouse.provisioner.erasure;

/** Whether a receipt holds, and in words why or why not. */
public record Verdict(boolean valid, String words) {
  static Verdict no(String words) {
    return new Verdict(false, words);
  }
}
