package dev.rowhouse.marketplace.setting;

import dev.rowhouse.marketplace.Rejected;

/** Everything that can be set, with its unit and bounds. Contracts that run keep what they have. */
public enum Setting {
  FEE("Platform fee", "basis points of every payment (100 are 1 %)", 0, 5_000, 1_000, Group.PRICES),
  PAYOUT_HOLD("Payout hold", "days", 0, 90, 14, Group.PRICES),
  HOLD("A server is kept for who is about to pay", "minutes", 1, 120, 15, Group.TIMES),
  REMINDER_AFTER("Reminder of a missing payment", "days", 1, 60, 3, Group.LADDER),
  NO_SIGNUPS_AFTER("No new tenants on the server", "days", 1, 60, 7, Group.LADDER),
  RECLAIM_AFTER("The server goes back", "days", 1, 90, 14, Group.LADDER),
  RENTING("Servers can be rented", "", 0, 1, 1, Group.SWITCHES),
  APPLYING("Vendors can apply", "", 0, 1, 1, Group.SWITCHES),
  ENROLLING("Organizations can enrol machines of their own", "", 0, 1, 1, Group.SWITCHES);

  /** What stands together on a page. */
  public enum Group {
    PRICES("Prices", "New vendors get these; who is a vendor already keeps what was agreed."),
    TIMES("Times", "For holds that begin from now on."),
    LADDER(
        "Dunning ladder",
        "Counted from the day on which a payment was due; who is on the ladder already stays on"
            + " the one that they began."),
    SWITCHES("Switches", "What is switched off is refused in words; what runs goes on.");

    private final String words;
    private final String hint;

    Group(String words, String hint) {
      this.words = words;
      this.hint = hint;
    }

    public String words() {
      return words;
    }

    public String hint() {
      return hint;
    }
  }

  private final String words;
  private final String unit;
  private final int least;
  private final int most;
  private final int standard;
  private final Group group;

  Setting(String words, String unit, int least, int most, int standard, Group group) {
    this.words = words;
    this.unit = unit;
    this.least = least;
    this.most = most;
    this.standard = standard;
    this.group = group;
  }

  /** What people read. */
  public String words() {
    return words;
  }

  /** Of the number; empty for a switch. */
  public String unit() {
    return unit;
  }

  public int least() {
    return least;
  }

  public int most() {
    return most;
  }

  public Group group() {
    return group;
  }

  /** Whether it is on or off. */
  public boolean isSwitch() {
    return group == Group.SWITCHES;
  }

  /** Where nobody configured or set anything. */
  int standard() {
    return standard;
  }

  /** As people read it: {@code 14 days}, {@code on}. */
  public String say(int number) {
    return isSwitch() ? (number == 1 ? "on" : "off") : number + " " + unit;
  }

  /**
   * @throws Rejected for the field of this name when it is no number or out of bounds
   */
  public int read(String typed) {
    String text = typed.strip();
    Rejected.unless(text.matches("\\d{1,9}"), name(), "a whole number");
    int number = Integer.parseInt(text);
    Rejected.unless(
        number >= least && number <= most, name(), "between %d and %d".formatted(least, most));
    return number;
  }
}
