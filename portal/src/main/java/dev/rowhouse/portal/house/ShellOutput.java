package dev.rowhouse.portal.house;

/** A command's output for a page: the end of it, where there is too much. */
final class ShellOutput {
  private static final int MOST = 200_000;

  private final StringBuilder text = new StringBuilder();
  private boolean cut;

  synchronized void add(String more) {
    text.append(more);
    if (text.length() > 2 * MOST) {
      text.delete(0, text.length() - MOST);
      cut = true;
    }
  }

  synchronized String text() {
    return cut ? "[the beginning is left out]\n" + text : text.toString();
  }
}
