package dev.rowhouse.portal.api;

import org.jspecify.annotations.Nullable;

/** Values of a request that may be left out. */
final class Given {
  private Given() {}

  static <T> T or(@Nullable T given, T otherwise) {
    return given == null ? otherwise : given;
  }
}
