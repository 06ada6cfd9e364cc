package dev.rowhouse.provisioner.estate;

import static dev.rowhouse.billing.SubscriptionStatus.ACTIVE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Desired;
import dev.rowhouse.provisioner.project.IdlePolicy;
import dev.rowhouse.provisioner.tenant.TenantState;
import dev.rowhouse.provisioner.time.Clockwork;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the clock does to tenants that nobody uses. */
class SleepTest extends EstateTest {
  @Autowired Clockwork clockwork;

  @Test
  void anIdleContainerStopsAfterTheMinutesOfThePolicyAndNotBefore() {
    set(project.settings().withIdle(IdlePolicy.stopAfter(5)));
    ContainerId house = house();
    used(house, Duration.ofMinutes(4));
    clockwork.run("stop what is idle");
    assertThat(desired(house)).isEqualTo(Desired.RUNNING);
    used(house, Duration.ofMinutes(6));
    clockwork.run("stop what is idle");
    assertThat(desired(house)).isEqualTo(Desired.STOPPED);
  }

  @Test
  void alwaysOnMeansAlwaysOn() {
    set(project.settings().withIdle(IdlePolicy.ALWAYS_ON));
    ContainerId house = house();
    used(house, Duration.ofDays(9));
    clockwork.run("stop what is idle");
    clockwork.run("stop at the time of day");
    assertThat(desired(house)).isEqualTo(Desired.RUNNING);
  }

  @Test
  void aTemplateIsWorkedOnAndDoesNotFallAsleep() {
    set(project.settings().withIdle(IdlePolicy.stopAfter(1)));
    ContainerId template = template();
    used(template, Duration.ofHours(3));
    clockwork.run("stop what is idle");
    assertThat(desired(template)).isEqualTo(Desired.RUNNING);
  }

  @Test
  void pauseComesFirstWhereThePolicySaysSo() {
    set(project.settings().withIdle(new IdlePolicy(false, 1, 10, null, null, 7)));
    ContainerId house = house();
    used(house, Duration.ofMinutes(2));
    clockwork.run("pause what is idle");
    clockwork.run("stop what is idle");
    assertThat(paused(house)).isTrue();
    assertThat(desired(house)).isEqualTo(Desired.RUNNING);
  }

  @Test
  void theDailyStopComesAtItsTimeAndLeavesWhatIsInUse() {
    LocalTime justNow = LocalTime.now(ZoneOffset.UTC).minusMinutes(3).withSecond(0).withNano(0);
    set(project.settings().withIdle(new IdlePolicy(false, null, null, justNow, null, 7)));
    ContainerId house = house();
    since(house, Duration.ofHours(5));
    used(house, Duration.ofSeconds(20));
    clockwork.run("stop at the time of day");
    assertThat(desired(house)).isEqualTo(Desired.RUNNING);
    used(house, Duration.ofMinutes(10));
    clockwork.run("stop at the time of day");
    assertThat(desired(house)).isEqualTo(Desired.STOPPED);
  }

  @Test
  void aTenantThatNobodyUsesIsErasedAfterNoticeUnlessItComesBack() {
    set(project.settings().withIdle(new IdlePolicy(false, null, 15, null, 30, 7)));
    ContainerId house = house();
    clockwork.run("erase what nobody uses");
    assertThat(only().tenant().noticedAt()).isNull();
    clock.pass(Duration.ofDays(24));
    clockwork.run("erase what nobody uses");
    assertThat(only().tenant().noticedAt()).isNotNull();
    assertThat(only().tenant().state()).isEqualTo(TenantState.ACTIVE);
    jdbc.sql("UPDATE provisioner_container SET last_request_at = :now WHERE id = :id")
        .param("now", clock.instant().plusSeconds(1))
        .param("id", house.value())
        .update();
    clock.pass(Duration.ofDays(8));
    clockwork.run("erase what nobody uses");
    assertThat(only().tenant().state()).isEqualTo(TenantState.ACTIVE);
    clock.pass(Duration.ofDays(24));
    clockwork.run("erase what nobody uses");
    clock.pass(Duration.ofDays(8));
    clockwork.run("erase what nobody uses");
    assertThat(only().tenant().state()).isEqualTo(TenantState.ERASING);
  }

  private ContainerId house() {
    open();
    tell("sub_1", ACTIVE, "price_1");
    ContainerId house = only().house().container();
    observed(house, "RUNNING");
    welcoming.sweep();
    return house;
  }

  private void used(ContainerId id, Duration ago) {
    since(id, ago);
    set(id, "last_request_at", ago);
  }

  private void since(ContainerId id, Duration ago) {
    set(id, "running_since", ago);
  }

  private void set(ContainerId id, String column, Duration ago) {
    jdbc.sql("UPDATE provisioner_container SET " + column + " = :at WHERE id = :id")
        .param("at", clock.instant().minus(ago))
        .param("id", id.value())
        .update();
  }

  private Desired desired(ContainerId id) {
    return containers.find(id).orElseThrow().desired();
  }

  private boolean paused(ContainerId id) {
    return jdbc.sql("SELECT paused FROM provisioner_container WHERE id = :id")
        .param("id", id.value())
        .query(Boolean.class)
        .single();
  }
}
