package dev.rowhouse.provisioner.estate;

import static dev.rowhouse.billing.SubscriptionStatus.ACTIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.erasure.Exports;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ExportTest extends EstateTest {
  @Autowired Exports exports;

  @Test
  void anExportHoldsAManifestAndEveryFileOfTheVolumes() throws IOException {
    byte[] notes = "x".repeat(3_000_000).getBytes();
    TenantId id = signedUp();
    engines.answer =
        (method, arguments) -> method.equals("exportVolume") ? tar(arguments, notes) : null;
    var out = new ByteArrayOutputStream();
    exports.write(organization, id, out);
    Map<String, byte[]> files = read(out.toByteArray());
    assertThat(new String(files.get("manifest.json")))
        .contains(id.value(), "Ann's Bakery", "/data");
    assertThat(files.get("data/data/deep/notes.txt")).isEqualTo(notes);
  }

  @Test
  void whatTheNodeCannotReadEndsInAnErrorAndNotInHalfAnArchive() {
    TenantId id = signedUp();
    engines.answer =
        (method, _) -> {
          if (method.equals("exportVolume")) {
            throw new IllegalStateException("disk away");
          }
          return null;
        };
    assertThatThrownBy(() -> exports.write(organization, id, OutputStream.nullOutputStream()))
        .hasStackTraceContaining("disk away");
  }

  @Test
  void whoHasNothingYetIsToldSoAndOthersSeeNothing() {
    tell("sub_1", ACTIVE, "price_1");
    TenantId id = only().tenant().id();
    assertThatThrownBy(() -> exports.write(organization, id, OutputStream.nullOutputStream()))
        .isInstanceOf(Rejected.class);
    assertThatThrownBy(
            () -> exports.write(OrganizationId.mint(), id, OutputStream.nullOutputStream()))
        .isInstanceOf(NoSuchElementException.class);
  }

  private TenantId signedUp() {
    open();
    tell("sub_1", ACTIVE, "price_1");
    observed(only().house().container(), "RUNNING");
    return only().tenant().id();
  }

  private static Object tar(Object[] arguments, byte[] notes) {
    try {
      var out = new TarArchiveOutputStream((OutputStream) arguments[1]);
      out.putArchiveEntry(new TarArchiveEntry("./"));
      out.closeArchiveEntry();
      var entry = new TarArchiveEntry("./deep/notes.txt");
      entry.setSize(notes.length);
      out.putArchiveEntry(entry);
      out.write(notes);
      out.closeArchiveEntry();
      out.finish();
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, byte[]> read(byte[] archive) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    var in = new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(archive)));
    for (TarArchiveEntry each = in.getNextEntry(); each != null; each = in.getNextEntry()) {
      if (each.isFile()) {
        files.put(each.getName(), in.readAllBytes());
      }
    }
    return files;
  }
}
