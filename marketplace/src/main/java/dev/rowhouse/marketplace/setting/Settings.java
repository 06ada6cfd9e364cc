package dev.rowhouse.marketplace.setting;

import dev.rowhouse.marketplace.Rejected;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is set now: by an operator, or else by the configuration. */
@Component
public class Settings {
  private static final int REMEMBERED = 100;
  private final SettingStore store;
  private final Clock clock;
  private final Map<Setting, Integer> configured = new EnumMap<>(Setting.class);
  private final Duration hold;

  Settings(
      SettingStore store,
      Clock clock,
      @Value("${rowhouse.marketplace.payout-hold-days:14}") int holdDays,
      @Value("${rowhouse.marketplace.fee-basis-points:1000}") int feeBasisPoints,
      @Value("${rowhouse.marketplace.hold:15m}") Duration hold) {
    this.store = store;
    this.clock = clock;
    for (Setting setting : Setting.values()) {
      configured.put(setting, setting.standard());
    }
    configured.put(Setting.PAYOUT_HOLD, holdDays);
    configured.put(Setting.FEE, feeBasisPoints);
    configured.put(Setting.HOLD, (int) hold.toMinutes());
    this.hold = hold;
  }

  public int number(Setting setting) {
    return store.find(setting).orElseGet(() -> configured.getOrDefault(setting, 0));
  }

  public boolean on(Setting setting) {
    return number(setting) == 1;
  }

  /** For how long a server is kept; what is configured may be shorter than a minute. */
  public Duration hold() {
    OptionalInt minutes = store.find(Setting.HOLD);
    return minutes.isPresent() ? Duration.ofMinutes(minutes.getAsInt()) : hold;
  }

  public Map<Setting, Integer> all() {
    Map<Setting, Integer> all = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      all.put(setting, number(setting));
    }
    return all;
  }

  /** The newest first; at most 100. */
  public List<SettingChange> changes() {
    return store.changes(REMEMBERED);
  }

  /**
   * Sets all at once; what is as before is left alone.
   *
   * @throws Rejected naming the setting that cannot be taken, or {@code reason}
   */
  @Transactional
  public void change(Map<Setting, Integer> wanted, String reason, String by) {
    Rejected.unless(!reason.isBlank(), "reason", "say why: it is kept");
    Rejected.unless(reason.length() <= 500, "reason", "at most 500 characters");
    Map<Setting, Integer> then = all();
    then.putAll(wanted);
    requireLadder(then);
    wanted.forEach((setting, number) -> change(setting, number, reason.strip(), by));
  }

  private void change(Setting setting, int number, String reason, String by) {
    int before = number(setting);
    if (before != number) {
      store.save(setting, number);
      store.insert(new SettingChange(setting, before, number, reason, by, clock.instant()));
    }
  }

  private static void requireLadder(Map<Setting, Integer> all) {
    int reminder = all.getOrDefault(Setting.REMINDER_AFTER, 0);
    int noSignups = all.getOrDefault(Setting.NO_SIGNUPS_AFTER, 0);
    int reclaim = all.getOrDefault(Setting.RECLAIM_AFTER, 0);
    Rejected.unless(
        reminder < noSignups, Setting.NO_SIGNUPS_AFTER.name(), "later than the reminder");
    Rejected.unless(
        noSignups < reclaim,
        Setting.RECLAIM_AFTER.name(),
        "later than the day from which no new tenants come");
  }
}
