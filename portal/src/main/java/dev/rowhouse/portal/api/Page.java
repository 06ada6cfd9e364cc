package dev.rowhouse.portal.api;

import dev.rowhouse.db.id.Id;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next value of {@code after} for the page that follows; null on the last one
 */
record Page<T>(List<T> items, @Nullable String next) {
  static final int MOST = 100;
  static final String USUAL = "50";

  /**
   * @param found in order, one more than the limit when there is a page after this one
   */
  static <S, T> Page<T> of(
      List<S> found, int limit, Function<S, String> cursor, Function<S, T> view) {
    List<S> shown = found.size() > limit ? found.subList(0, limit) : found;
    String next = found.size() > limit ? cursor.apply(shown.getLast()) : null;
    return new Page<>(shown.stream().map(view).toList(), next);
  }

  /** A page of a list that is small enough to be had whole, in the order of its cursors. */
  static <S, T> Page<T> cut(
      List<S> all, @Nullable Id after, int limit, Function<S, String> cursor, Function<S, T> view) {
    String from = after == null ? "" : after.value();
    List<S> found =
        all.stream()
            .filter(each -> cursor.apply(each).compareTo(from) > 0)
            .limit(limit + 1L)
            .toList();
    return of(found, limit, cursor, view);
  }
}
