package dev.rowhouse.provisioner.time;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.ToIntFunction;
import org.springframework.beans.factory.BeanFactory;

/**
 * One line of the house's timetable.
 *
 * @param every how often; it never runs twice at once
 * @param work finds who does it, once, when the worker starts; what it gives does the work and
 *     returns how much there was
 */
record Schedule(String name, Duration every, Function<BeanFactory, IntSupplier> work) {
  static <T> Schedule every(int seconds, String name, Class<T> bean, ToIntFunction<T> work) {
    return new Schedule(
        name, Duration.ofSeconds(seconds), beans -> bind(beans.getBean(bean), work));
  }

  private static <T> IntSupplier bind(T bean, ToIntFunction<T> work) {
    return () -> work.applyAsInt(bean);
  }

  /** What changes when the line changes; kept with the job. */
  String words() {
    long seconds = every.toSeconds();
    if (seconds % 3600 == 0) {
      return seconds == 3600 ? "every hour" : "every " + seconds / 3600 + " hours";
    }
    if (seconds % 60 == 0) {
      return seconds == 60 ? "every minute" : "every " + seconds / 60 + " minutes";
    }
    return "every " + seconds + " s";
  }
}
