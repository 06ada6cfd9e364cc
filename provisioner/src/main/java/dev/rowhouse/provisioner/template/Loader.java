package dev.rowhouse.provisioner.template;

import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.docker.EngineUnreachable;
import dev.rowhouse.provisioner.node.Engines;
import dev.rowhouse.provisioner.node.Node;
import dev.rowhouse.provisioner.node.NodeState;
import dev.rowhouse.provisioner.node.Nodes;
import dev.rowhouse.provisioner.project.Project;
import dev.rowhouse.provisioner.project.Projects;
import dev.rowhouse.provisioner.transfer.Held;
import dev.rowhouse.provisioner.transfer.Places;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Loads received archives onto the organization's nodes and makes the templates that wait. */
@Component
@OnRole(Role.WORKER)
public class Loader {
  private static final Logger log = LoggerFactory.getLogger(Loader.class);
  private static final Duration LEASE = Duration.ofSeconds(12);
  private static final Duration SILENCE = Duration.ofHours(1);

  private final UploadStore store;
  private final FolderFiles files;
  private final TemplateStore templates;
  private final TemplateMaking making;
  private final Projects projects;
  private final Nodes nodes;
  private final Engines engines;
  private final Places places;
  private final TransactionOperations transaction;

  Loader(
      UploadStore store,
      FolderFiles files,
      TemplateStore templates,
      TemplateMaking making,
      Projects projects,
      Nodes nodes,
      Engines engines,
      Places places,
      TransactionOperations transaction,
      Bell bell) {
    this.store = store;
    this.files = files;
    this.templates = templates;
    this.making = making;
    this.projects = projects;
    this.nodes = nodes;
    this.engines = engines;
    this.places = places;
    this.transaction = transaction;
    bell.listen(Uploads.RECEIVED, this::sweep);
  }

  /** Returns how many were loaded or given up. */
  public int sweep() {
    List<Upload> stalled = store.stalled(SILENCE);
    stalled.forEach(each -> giveUp(each, "it stopped coming; send it again"));
    List<Upload> lost = store.forgotten(SILENCE).stream().filter(this::isElsewhere).toList();
    lost.forEach(each -> giveUp(each, "no worker has the archive any more; send it again"));
    return stalled.size() + lost.size() + (int) store.toLoad().stream().filter(this::load).count();
  }

  private boolean isElsewhere(Upload upload) {
    return !files.has(upload.id());
  }

  private boolean load(Upload upload) {
    if (isElsewhere(upload) || !store.lease(upload.id(), LEASE)) {
      return false;
    }
    try {
      Held.during(LEASE, () -> work(upload), () -> store.renew(upload.id(), LEASE));
    } catch (EngineUnreachable e) {
      store.later(upload.id(), "the node does not answer; it is tried again");
    } catch (RuntimeException e) {
      log.warn("upload {} cannot be loaded", upload.id().value(), e);
      giveUp(upload, "the node refused the archive: " + e.getMessage());
    }
    return true;
  }

  private void work(Upload upload) {
    Project project = projects.known(upload.project()).orElseThrow();
    List<Node> ready =
        nodes.list(project.organization()).stream()
            .filter(each -> each.state() == NodeState.READY)
            .toList();
    if (ready.isEmpty()) {
      store.later(upload.id(), "no node is ready; it is tried again");
      return;
    }
    check(upload);
    String image = "";
    for (Node node : ready) {
      image = load(upload, node);
      places.put(image, node.id());
    }
    loaded(upload, project, image);
  }

  private String load(Upload upload, Node node) {
    try (InputStream archive = files.read(upload.id())) {
      var counting = new Counting(archive, bytes -> store.loadedBytes(upload.id(), bytes));
      return engines.disk(node.id()).load(counting);
    } catch (NoSuchFileException e) {
      throw new IllegalStateException("the archive is gone; send it again", e);
    } catch (IOException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /** What lay on our disk meanwhile must be what came. */
  private void check(Upload upload) {
    try (var archive = new Digested(files.read(upload.id()))) {
      archive.transferTo(OutputStream.nullOutputStream());
      if (!archive.digest().equals(upload.digest())) {
        throw new IllegalStateException("the archive has changed since it came; send it again");
      }
    } catch (IOException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private void loaded(Upload upload, Project project, String image) {
    transaction.executeWithoutResult(_ -> {
      store.loaded(upload.id(), image);
      templates.waitingFor(upload.id()).forEach(each -> make(each, project, image));
    });
    files.delete(upload.id());
  }

  private void make(TemplateStore.Waiting waiting, Project project, String image) {
    var cause = Cause.clock("its image was loaded");
    templates.made(waiting.project(), making.create(project, image, waiting.wanted(), cause));
  }

  private void giveUp(Upload upload, String why) {
    store.failed(upload.id(), why);
    files.delete(upload.id());
  }
}
