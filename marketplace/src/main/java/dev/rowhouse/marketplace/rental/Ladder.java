package dev.rowhouse.marketplace.rental;

import dev.rowhouse.marketplace.setting.Setting;
import dev.rowhouse.marketplace.setting.Settings;
import java.time.Duration;

/** On which days after a payment was due the steps of dunning come; kept with whom it is for. */
public record Ladder(int reminder, int noSignups, int reclaim) {
  static Ladder of(Settings settings) {
    return new Ladder(
        settings.number(Setting.REMINDER_AFTER),
        settings.number(Setting.NO_SIGNUPS_AFTER),
        settings.number(Setting.RECLAIM_AFTER));
  }

  /** As {@link #words} wrote it. */
  static Ladder of(String words) {
    String[] days = words.split(",", 3);
    return new Ladder(
        Integer.parseInt(days[0]), Integer.parseInt(days[1]), Integer.parseInt(days[2]));
  }

  String words() {
    return reminder + "," + noSignups + "," + reclaim;
  }

  public Duration after(DunningStep step) {
    return Duration.ofDays(
        switch (step) {
          case NOTICE -> 0;
          case REMINDER -> reminder;
          case NO_SIGNUPS -> noSignups;
          case RECLAIM -> reclaim;
        });
  }
}
