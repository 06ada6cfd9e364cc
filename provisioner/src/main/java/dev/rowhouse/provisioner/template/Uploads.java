package dev.rowhouse.provisioner.template;

import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.db.bell.Topic;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.UploadId;
import dev.rowhouse.provisioner.project.Check;
import dev.rowhouse.provisioner.project.Projects;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Image archives that builders send: what {@code docker save} writes, or a root filesystem. */
@Component
public class Uploads {
  static final Topic RECEIVED = new Topic("uploads");

  /** The setting that says how large an archive may be. */
  static final String MOST = "${rowhouse.uploads.most:8GB}";

  private final Projects projects;
  private final UploadStore store;
  private final UploadFiles files;
  private final Bell bell;
  private final Clock clock;
  private final long most;

  Uploads(
      Projects projects,
      UploadStore store,
      UploadFiles files,
      Bell bell,
      Clock clock,
      @Value(MOST) DataSize most) {
    this.projects = projects;
    this.store = store;
    this.files = files;
    this.bell = bell;
    this.clock = clock;
    this.most = most.toBytes();
  }

  /**
   * @param bytes as announced; null when unknown
   * @throws Rejected when it is announced to be larger than this installation takes
   */
  public Upload begin(
      OrganizationId organization, ProjectId project, String name, @Nullable Long bytes) {
    projects.get(organization, project);
    Check.text("name", name, 255);
    if (bytes != null && bytes > most) {
      throw Limited.tooLarge(most);
    }
    Instant now = clock.instant();
    var upload =
        new Upload(
            UploadId.mint(),
            project,
            name,
            Upload.State.RECEIVING,
            bytes,
            0,
            0,
            null,
            null,
            null,
            now,
            now);
    store.insert(upload);
    return upload;
  }

  /**
   * Takes the archive in as it comes and rings the workers, who load it. Not for a transaction: it
   * lasts as long as the sender takes.
   *
   * @throws IOException when the sender went away; the upload may be sent again from the start
   */
  public Upload receive(
      OrganizationId organization, ProjectId project, UploadId id, InputStream archive)
      throws IOException {
    Upload upload = get(organization, project, id);
    if (upload.state() != Upload.State.RECEIVING) {
      throw new Rejected("upload", "it was received already");
    }
    UploadFiles.Written written =
        files.write(id, new Limited(archive, most), bytes -> store.received(id, bytes));
    Long expected = upload.expectedBytes();
    if (written.bytes() == 0 || expected != null && expected != written.bytes()) {
      throw new Rejected("archive", "of " + expected + " bytes " + written.bytes() + " came");
    }
    store.complete(id, written.bytes(), written.digest());
    bell.ring(RECEIVED);
    return get(organization, project, id);
  }

  public Upload get(OrganizationId organization, ProjectId project, UploadId id) {
    projects.get(organization, project);
    return store.find(project, id).orElseThrow(() -> new NoSuchElementException("no such upload"));
  }

  /** The newest first. */
  public List<Upload> list(OrganizationId organization, ProjectId project) {
    projects.get(organization, project);
    return store.list(project);
  }
}
