package dev.rowhouse.provisioner.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowhouse.provisioner.Limits;
import dev.rowhouse.provisioner.testing.TestNode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The ways of our own btrfs nodes. */
class FastDiskTest extends DiskContract {
  FastDiskTest() {
    super(TestNode.get().dock());
  }

  @Test
  void the_node_is_found_to_keep_quotas_and_share_blocks() {
    Capabilities found = TestNode.get().dock().capabilities();
    assertThat(found.diskLimits()).isTrue();
    assertThat(found.sharedBlocks()).isTrue();
    assertThat(found.storageDriver()).isEqualTo("btrfs");
    assertThat(found.cpus()).isPositive();
  }

  @Test
  void a_volume_is_full_at_its_quota_and_has_room_again_at_a_larger_one() {
    String volume = it.volume();
    it.disk.createVolume(volume, 8L << 20);
    ContainerPlan plan = it.running(it.plan(Map.of(), Map.of("/data", volume)));
    assertThat(fill(plan, "/data/a", 16)).contains("quota");
    it.disk.limitVolume(volume, 64L << 20);
    assertThat(fill(plan, "/data/b", 16)).doesNotContain("quota");
  }

  @Test
  void a_copied_volume_has_a_quota_of_its_own() {
    String volume = it.volume();
    it.disk.createVolume(volume, QUOTA);
    String copied = it.volume();
    it.disk.copyVolume(volume, copied, 8L << 20);
    ContainerPlan plan = it.running(it.plan(Map.of(), Map.of("/data", copied)));
    assertThat(fill(plan, "/data/a", 16)).contains("quota");
  }

  @Test
  void the_filesystem_is_full_at_its_limit_also_after_a_copy_and_a_restart() {
    ContainerPlan plan = it.running(it.plan());
    assertThat(fill(plan, "/tmp/a", 600)).contains("quota");
    ContainerPlan copy = it.plan();
    it.disk.createFrom(plan.name(), copy);
    it.engine.start(copy.name());
    assertThat(fill(copy, "/tmp/b", 600)).contains("quota");
  }

  @Test
  void a_changed_disk_limit_holds_over_a_restart() {
    ContainerPlan plan = it.running(it.plan());
    it.engine.limit(plan.name(), new Limits(128, 500, 128, 16, 16));
    assertThat(fill(plan, "/tmp/a", 32)).contains("quota");
    it.engine.stop(plan.name(), Duration.ofSeconds(5));
    it.engine.start(plan.name());
    it.sh(plan, "rm -f /tmp/a");
    assertThat(fill(plan, "/tmp/b", 32)).contains("quota");
  }

  @Test
  void a_copy_takes_no_time_for_its_size() {
    ContainerPlan source = it.running(it.plan());
    fill(source, "/tmp/big", 200);
    ContainerPlan copy = it.plan();
    it.disk.createFrom(source.name(), copy);
    assertThat(it.disk.filesystemBytes(copy.name())).isLessThan(1L << 20);
  }

  private String fill(ContainerPlan plan, String file, int mib) {
    return it.sh(plan, "dd if=/dev/zero of=%s bs=1M count=%d && sync".formatted(file, mib))
        .toLowerCase(java.util.Locale.ROOT);
  }
}
