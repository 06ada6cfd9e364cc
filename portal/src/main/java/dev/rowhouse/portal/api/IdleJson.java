package dev.rowhouse.portal.api;

import dev.rowhouse.provisioner.project.IdlePolicy;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * When containers sleep; a request replaces the whole policy.
 *
 * @param stopAt time of day in the project's zone, for example {@code 20:00}
 * @param eraseAfterDays days without a request until a tenant is erased
 * @param noticeDays before that, when the builder is told
 */
record IdleJson(
    @Nullable Boolean alwaysOn,
    @Nullable Integer pauseAfterMinutes,
    @Nullable Integer stopAfterMinutes,
    @Nullable LocalTime stopAt,
    @Nullable Integer eraseAfterDays,
    @Nullable Integer noticeDays) {

  static IdleJson of(IdlePolicy policy) {
    return new IdleJson(
        policy.alwaysOn(),
        policy.pauseAfter(),
        policy.stopAfter(),
        policy.stopAt(),
        policy.eraseAfter(),
        policy.notice());
  }

  IdlePolicy policy() {
    return new IdlePolicy(
        Given.or(alwaysOn, false),
        pauseAfterMinutes,
        stopAfterMinutes,
        stopAt,
        eraseAfterDays,
        Given.or(noticeDays, IdlePolicy.DEFAULT.notice()));
  }
}
