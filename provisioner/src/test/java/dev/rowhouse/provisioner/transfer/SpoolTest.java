package dev.rowhouse.provisioner.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowhouse.db.secret.Sha256;
import dev.rowhouse.provisioner.docker.EngineUnreachable;
import dev.rowhouse.provisioner.docker.ImageIdentity;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What was fetched before a connection broke, or a worker was killed, is not fetched for nothing.
 */
class SpoolTest {
  private static final ImageIdentity IMAGE = new ImageIdentity("sha256:ab12", List.of("one"), 1);

  @TempDir Path home;

  @Test
  void twoWhoFetchTheSameAtOnceGetOneArchiveThatIsWhole() throws Exception {
    byte[] archive = bytes(3_000_000, 7);
    var spool = new Spool(home);
    try (var both = Executors.newFixedThreadPool(2)) {
      var first = both.submit(() -> spool.fetch(IMAGE, writing(archive), _ -> {}));
      var second = both.submit(() -> spool.fetch(IMAGE, writing(archive), _ -> {}));
      assertThat(first.get()).isEqualTo(second.get());
      assertThat(spool.read(first.get()).readAllBytes()).isEqualTo(archive);
    }
  }

  @Test
  void anArchiveIsHereAsAWholeWithItsDigestOrNotAtAll() throws IOException {
    var spool = new Spool(home);
    byte[] archive = bytes(3_000_000, 1);
    assertThat(spool.whole(IMAGE)).isEmpty();
    Spool.Whole whole = spool.fetch(IMAGE, writing(archive), _ -> {});
    assertThat(whole.digest()).isEqualTo(digest(archive));
    assertThat(spool.whole(IMAGE)).contains(whole);
    assertThat(spool.read(whole).readAllBytes()).isEqualTo(archive);
    spool.forget(IMAGE);
    assertThat(spool.whole(IMAGE)).isEmpty();
  }

  @Test
  void afterABreakOnlyWhatIsMissingIsWritten() throws IOException {
    byte[] archive = bytes(5_000_000, 2);
    assertThatThrownBy(() -> new Spool(home).fetch(IMAGE, breaking(archive, 3_100_001), _ -> {}))
        .isInstanceOf(EngineUnreachable.class);
    var later = new Spool(home);
    assertThat(later.bytes(IMAGE)).isEqualTo(3_100_001);
    assertThat(later.whole(IMAGE)).isEmpty();
    Path part = home.resolve("transfers/ab12.part");
    Object file = Files.readAttributes(part, "unix:ino").get("ino");
    var told = new ArrayList<Long>();
    Spool.Whole whole = later.fetch(IMAGE, writing(archive), told::add);
    assertThat(Files.readAttributes(whole.file(), "unix:ino").get("ino")).isEqualTo(file);
    assertThat(later.read(whole).readAllBytes()).isEqualTo(archive);
    assertThat(whole.digest()).isEqualTo(digest(archive));
    assertThat(told.getLast()).isEqualTo(5_000_000);
  }

  @Test
  void aSourceThatSendsOtherBytesThanBeforeIsTakenFromWhereTheyDiffer() throws IOException {
    byte[] before = bytes(4_000_000, 3);
    byte[] after = before.clone();
    after[1_234_567] ^= 1;
    after = Arrays.copyOf(after, 2_000_000);
    byte[] other = after;
    assertThatThrownBy(() -> new Spool(home).fetch(IMAGE, breaking(before, 3_000_000), _ -> {}))
        .isInstanceOf(EngineUnreachable.class);
    var later = new Spool(home);
    Spool.Whole whole = later.fetch(IMAGE, writing(other), _ -> {});
    assertThat(later.read(whole).readAllBytes()).isEqualTo(other);
    assertThat(whole.digest()).isEqualTo(digest(other));
  }

  private static Spool.Source writing(byte[] archive) {
    return out -> write(out, archive, archive.length);
  }

  private static Spool.Source breaking(byte[] archive, int length) {
    return out -> {
      write(out, archive, length);
      throw new EngineUnreachable("the connection broke", new IOException());
    };
  }

  private static void write(OutputStream out, byte[] archive, int length) {
    try {
      for (int at = 0; at < length; at += 100_000) {
        out.write(archive, at, Math.min(100_000, length - at));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(int length, int seed) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private static String digest(byte[] bytes) {
    return Sha256.hex(bytes);
  }
}
