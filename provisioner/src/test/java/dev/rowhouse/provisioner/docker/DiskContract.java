package dev.rowhouse.provisioner.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rowhouse.provisioner.testing.TestNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every disk does, whichever way it does it. */
abstract class DiskContract {
  static final long QUOTA = 64L * 1024 * 1024;

  final Fixture it;
  private final List<String> images = new ArrayList<>();

  DiskContract(Dock dock) {
    it = new Fixture(dock);
  }

  @AfterEach
  void end() {
    it.close();
    images.forEach(it.disk::removeImage);
  }

  @Test
  void a_copy_has_the_files_of_a_running_container_and_an_environment_of_its_own() {
    ContainerPlan source = it.running(it.plan(Map.of("WHO", "source", "ONLY", "here"), Map.of()));
    it.sh(source, "echo kept > /data/note; rm /tmp/gone; echo x > /tmp/x");
    ContainerPlan copy = it.plan(Map.of("WHO", "copy"), Map.of());
    it.disk.createFrom(source.name(), copy);
    it.disk.createFrom(source.name(), copy);
    it.engine.start(copy.name());
    assertThat(it.sh(copy, "cat /data/note /tmp/x; echo $WHO-$ONLY-$PORT"))
        .isEqualTo("kept\nx\ncopy--8080");
    assertThat(it.sh(source, "echo $WHO")).isEqualTo("source");
    it.sh(copy, "echo other > /data/note");
    assertThat(it.sh(source, "cat /data/note")).isEqualTo("kept");
    assertThat(it.engine.look(copy.name()).orElseThrow().fingerprint())
        .isEqualTo(copy.fingerprint());
  }

  @Test
  void an_environment_change_keeps_the_filesystem_however_often_it_is_made() {
    ContainerPlan plan = it.running(it.plan(Map.of("ROUND", "0"), Map.of()));
    it.sh(plan, "echo born > /data/note");
    for (int round = 1; round <= 3; round++) {
      it.engine.stop(plan.name(), Duration.ofSeconds(5));
      String old = plan.name() + "-old";
      it.engine.rename(plan.name(), old);
      ContainerPlan next = with(plan, Map.of("ROUND", "" + round));
      it.disk.createFrom(old, next);
      it.engine.remove(old);
      it.engine.start(next.name());
      assertThat(it.sh(next, "cat /data/note; echo $ROUND")).isEqualTo("born\n" + round);
    }
  }

  @Test
  void a_frozen_image_has_the_files_and_none_of_the_environment() {
    ContainerPlan source = it.running(it.plan(Map.of("SECRET", "hunter2"), Map.of()));
    it.sh(source, "echo golden > /data/note");
    String reference = image("frozen");
    it.disk.freeze(source.name(), reference);
    it.sh(source, "echo changed > /data/note");
    it.disk.freeze(source.name(), reference);
    ContainerPlan clone = it.running(it.plan(reference, List.of(), Map.of(), Map.of()));
    assertThat(it.sh(clone, "cat /data/note; env; id -u"))
        .startsWith("golden")
        .endsWith("1000")
        .contains("PORT=8080")
        .doesNotContain("hunter2");
  }

  @Test
  void an_image_stays_while_a_container_stands_on_it() {
    ContainerPlan source = it.plan();
    it.engine.create(source);
    String reference = image("needed");
    it.disk.freeze(source.name(), reference);
    ContainerPlan clone = it.plan(reference, List.of(), Map.of(), Map.of());
    it.engine.create(clone);
    it.disk.removeImage(reference);
    assertThat(it.disk.hasImage(reference)).isTrue();
    it.engine.remove(clone.name());
    it.disk.removeImage(reference);
    it.disk.removeImage(reference);
    assertThat(it.disk.hasImage(reference)).isFalse();
  }

  @Test
  void a_new_volume_gets_what_the_image_has_there_and_the_app_may_write_to_it() {
    String atImagePath = it.volume();
    String atNewPath = it.volume();
    it.disk.createVolume(atImagePath, QUOTA);
    it.disk.createVolume(atNewPath, QUOTA);
    ContainerPlan seed = it.running(it.plan());
    it.sh(seed, "echo seed > /data/seed");
    String reference = image("seeded");
    it.disk.freeze(seed.name(), reference);
    Map<String, String> volumes = Map.of("/data", atImagePath, "/srv/new/place", atNewPath);
    ContainerPlan plan = it.running(it.plan(reference, List.of(), Map.of(), volumes));
    assertThat(
            it.sh(
                plan,
                "id -u; cat /data/seed; echo a > /data/a; echo b > /srv/new/place/b; ls"
                    + " /srv/new/place"))
        .isEqualTo("1000\nseed\nb");
  }

  @Test
  void a_volume_outlives_its_container_and_is_copied_with_owners() {
    String volume = it.volume();
    it.disk.createVolume(volume, QUOTA);
    it.disk.createVolume(volume, QUOTA);
    ContainerPlan first = it.running(it.plan(Map.of(), Map.of("/data", volume)));
    it.sh(first, "echo mine > /data/note");
    String copied = it.volume();
    it.disk.copyVolume(volume, copied, QUOTA);
    it.disk.copyVolume(volume, copied, QUOTA);
    it.sh(first, "echo later > /data/note");
    it.engine.remove(first.name());
    ContainerPlan second = it.running(it.plan(Map.of(), Map.of("/data", volume)));
    ContainerPlan third = it.running(it.plan(Map.of(), Map.of("/data", copied)));
    assertThat(it.sh(second, "cat /data/note")).isEqualTo("later");
    assertThat(it.sh(third, "cat /data/note; echo more > /data/note; cat /data/note"))
        .isEqualTo("mine\nmore");
    assertThat(it.sh(second, "cat /data/note")).isEqualTo("later");
  }

  @Test
  void a_volume_travels_as_an_archive() {
    String volume = it.volume();
    it.disk.createVolume(volume, QUOTA);
    ContainerPlan plan = it.running(it.plan(Map.of(), Map.of("/data", volume)));
    it.sh(plan, "mkdir /data/sub; echo packed > /data/sub/note; chmod 600 /data/sub/note");
    var archive = new ByteArrayOutputStream();
    it.disk.exportVolume(volume, archive);
    String elsewhere = it.volume();
    it.disk.createVolume(elsewhere, QUOTA);
    it.disk.importVolume(elsewhere, new ByteArrayInputStream(archive.toByteArray()));
    ContainerPlan other = it.running(it.plan(Map.of(), Map.of("/data", elsewhere)));
    assertThat(it.sh(other, "cat /data/sub/note; stat -c %u:%a /data/sub/note"))
        .isEqualTo("packed\n1000:600");
  }

  @Test
  void an_image_travels_as_an_archive_and_stays_what_it_is() {
    ContainerPlan source = it.running(it.plan());
    it.sh(source, "echo golden > /data/note");
    String reference = image("travels");
    it.disk.freeze(source.name(), reference);
    ImageIdentity before = it.disk.identity(reference).orElseThrow();
    var archive = new ByteArrayOutputStream();
    it.disk.save(reference, archive);
    it.disk.removeImage(reference);
    assertThat(it.disk.identity(reference)).isEmpty();
    assertThat(it.disk.load(new ByteArrayInputStream(archive.toByteArray()))).isEqualTo(reference);
    assertThat(it.disk.identity(reference).orElseThrow().isSameAs(before)).isTrue();
    assertThat(before.layers()).hasSizeGreaterThan(1);
  }

  @Test
  void a_container_is_made_on_another_image_than_its_own() {
    ContainerPlan source = it.running(it.plan());
    it.sh(source, "echo kept > /data/note");
    String reference = image("moved");
    it.disk.freeze(source.name(), reference);
    ContainerPlan other = it.plan();
    it.disk.createOn(reference, other);
    it.disk.createOn(reference, other);
    it.engine.start(other.name());
    assertThat(it.sh(other, "cat /data/note")).isEqualTo("kept");
    assertThat(it.engine.look(other.name()).orElseThrow().fingerprint())
        .isEqualTo(other.fingerprint());
  }

  @Test
  void what_a_container_wrote_travels_without_its_image() {
    assumeTrue(it.disk.packs());
    String base = image("base");
    ContainerPlan first = it.running(it.plan());
    it.sh(first, "echo x > /data/gone; mkdir /data/gone2; echo x > /data/gone2/x");
    it.disk.freeze(first.name(), base);
    ContainerPlan source = it.running(it.plan(base, List.of(), Map.of(), Map.of()));
    it.sh(
        source,
        "cd /tmp; rm -r /data/gone /data/gone2; mkdir -p a/b; echo 'x y' > 'a/b/with space'; ln -s"
            + " ../etc/passwd link; chmod 640 'a/b/with space'; echo changed > /data/note");
    it.engine.stop(source.name(), Duration.ofSeconds(1));
    String pack = it.volume();
    it.disk.pack(source.name(), pack);
    ContainerPlan other = it.plan(base, List.of(), Map.of(), Map.of());
    it.disk.unpack(other, pack);
    it.disk.unpack(other, pack);
    it.engine.start(other.name());
    assertThat(
            it.sh(
                other,
                "cd /tmp; cat 'a/b/with space' /data/note; stat -c %u:%a 'a/b/with space';"
                    + " readlink link; ls /data; id -u"))
        .isEqualTo("x y\nchanged\n1000:640\n../etc/passwd\nnote\n1000");
  }

  @Test
  void a_container_that_wrote_nothing_travels_too() {
    assumeTrue(it.disk.packs());
    ContainerPlan source = it.plan();
    it.engine.create(source);
    String pack = it.volume();
    it.disk.pack(source.name(), pack);
    ContainerPlan other = it.plan();
    it.disk.unpack(other, pack);
    it.engine.start(other.name());
    assertThat(it.sh(other, "id -u")).isEqualTo("1000");
  }

  @Test
  void a_copy_made_while_its_volume_was_in_use_is_brought_up_to_date() {
    String volume = it.volume();
    it.disk.createVolume(volume, QUOTA);
    ContainerPlan plan = it.running(it.plan(Map.of(), Map.of("/data", volume)));
    it.sh(
        plan,
        "cd /data; mkdir -p old/deep; echo 1 > same; echo 1 > changed; echo 1 > gone; echo 1 >"
            + " old/deep/file");
    String ledger = it.volume();
    it.disk.createVolume(ledger, QUOTA);
    Tree data = Tree.volume(volume);
    assumeTrue(it.disk.mark(data, ledger));
    String copied = it.volume();
    it.disk.copyVolume(volume, copied, QUOTA);
    it.sh(
        plan,
        "cd /data; echo 2 > changed; rm gone; mv old new; echo 2 > fresh; touch -d 2001-01-01"
            + " changed");
    Optional<String> little = it.disk.difference(data, ledger, false);
    assertThat(it.disk.difference(data, ledger, false)).isPresent();
    it.disk.applyPacked(little.orElseThrow(), Tree.volume(copied));
    ContainerPlan other = it.running(it.plan(Map.of(), Map.of("/data", copied)));
    String all = "cd /data; find . -type f | sort; cat same changed fresh new/deep/file";
    assertThat(it.sh(other, all)).isEqualTo(it.sh(plan, all)).contains("./new/deep/file");
    assertThat(it.sh(other, "echo mine > /data/new/deep/file; cat /data/new/deep/file"))
        .isEqualTo("mine");
  }

  /** Much and little, more than once, in a volume and in a container's own filesystem. */
  @Test
  void what_changes_is_followed_while_it_is_in_use() {
    String volume = it.volume();
    it.disk.createVolume(volume, QUOTA);
    ContainerPlan plan = it.running(it.plan(Map.of(), Map.of("/data", volume)));
    it.sh(plan, "mkdir /tmp/deep; echo 1 > /tmp/deep/a; echo 1 > /tmp/gone; echo 1 > /data/a");
    String ledger = it.volume();
    String other = it.volume();
    String pack = it.volume();
    Tree data = Tree.volume(volume);
    Tree files = Tree.filesystem(plan.name());
    it.disk.createVolume(ledger, QUOTA);
    it.disk.createVolume(other, QUOTA);
    assumeTrue(it.disk.mark(data, ledger) && it.disk.mark(files, other));
    String copied = it.volume();
    it.disk.copyVolume(volume, copied, QUOTA);
    it.disk.pack(plan.name(), pack);
    ContainerPlan twin = it.plan(Map.of(), Map.of("/data", copied));
    it.disk.unpack(twin, pack);

    it.sh(plan, "echo 2 > /tmp/deep/a; dd if=/dev/urandom of=/data/big bs=1M count=9");
    follow(data, ledger, Tree.volume(copied), true);
    follow(files, other, Tree.filesystem(twin.name()), true);
    it.sh(plan, "rm /tmp/gone; mv /tmp/deep /tmp/dir; echo 3 > /data/a; rm -f /data/nothing");
    follow(data, ledger, Tree.volume(copied), true);
    it.sh(plan, "echo 4 > /data/b; echo 4 > /tmp/b");
    follow(data, ledger, Tree.volume(copied), false);
    follow(files, other, Tree.filesystem(twin.name()), false);
    it.engine.start(twin.name());
    String all = "find /tmp /data | sort; cat /tmp/dir/a /tmp/b /data/a /data/b; md5sum /data/big";
    assertThat(it.sh(twin, all)).isEqualTo(it.sh(plan, all)).contains("2\n4\n3\n4");
  }

  private void follow(Tree from, String ledger, Tree to, boolean onward) {
    it.disk
        .difference(from, ledger, onward)
        .ifPresentOrElse(
            little -> it.disk.applyPacked(little, to), () -> it.disk.apply(ledger, to));
  }

  @Test
  void what_was_written_is_measured() {
    String volume = it.volume();
    it.disk.createVolume(volume, QUOTA);
    ContainerPlan plan = it.running(it.plan(Map.of(), Map.of("/data", volume)));
    it.sh(
        plan,
        "dd if=/dev/urandom of=/data/file bs=1M count=5; dd if=/dev/urandom of=/tmp/file bs=1M"
            + " count=7; sync");
    assertThat(it.disk.volumeBytes(volume)).isBetween(5L << 20, 6L << 20);
    assertThat(it.disk.filesystemBytes(plan.name())).isBetween(7L << 20, 8L << 20);
  }

  @Test
  void an_image_archive_is_loaded_gzipped_or_not() throws IOException {
    byte[] archive = Files.readAllBytes(TestNode.archive("tiny"));
    assertThat(it.disk.load(new ByteArrayInputStream(archive))).isEqualTo(TestNode.TINY);
    assertThat(it.disk.load(new ByteArrayInputStream(zipped(archive)))).isEqualTo(TestNode.TINY);
  }

  @Test
  void a_root_filesystem_is_taken_as_an_image_of_one_layer() {
    byte[] root =
        dev.rowhouse.provisioner.docker.Files.tar(
            "etc/motd", "hi".getBytes(StandardCharsets.UTF_8));
    String reference = it.disk.load(new ByteArrayInputStream(root));
    images.add(reference);
    assertThat(it.disk.hasImage(reference)).isTrue();
    assertThat(it.disk.load(new ByteArrayInputStream(root))).startsWith("rowhouse/upload:");
  }

  @Test
  void what_is_no_archive_is_refused_with_a_reason() {
    byte[] text = "this is no archive at all".repeat(100).getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> it.disk.load(new ByteArrayInputStream(text)))
        .isInstanceOf(EngineRefused.class)
        .hasMessageContaining("not an archive");
  }

  String image(String name) {
    String reference = "rowhouse/test-" + name + ":" + System.nanoTime();
    images.add(reference);
    return reference;
  }

  private static byte[] zipped(byte[] bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(out)) {
      zip.write(bytes);
    }
    return out.toByteArray();
  }

  static ContainerPlan with(ContainerPlan plan, Map<String, String> environment) {
    return new ContainerPlan(
        plan.name(),
        plan.image(),
        plan.command(),
        environment,
        plan.limits(),
        plan.volumes(),
        plan.network(),
        plan.address(),
        plan.labels(),
        plan.hostname());
  }
}
