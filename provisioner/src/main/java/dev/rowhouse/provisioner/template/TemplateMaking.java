package dev.rowhouse.provisioner.template;

import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.UploadId;
import dev.rowhouse.provisioner.container.Container;
import dev.rowhouse.provisioner.container.Containers;
import dev.rowhouse.provisioner.container.Kind;
import dev.rowhouse.provisioner.container.NewContainer;
import dev.rowhouse.provisioner.project.Check;
import dev.rowhouse.provisioner.project.Labels;
import dev.rowhouse.provisioner.project.Project;
import dev.rowhouse.provisioner.wall.RuleCheck;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns each source into a container. */
@Component
class TemplateMaking {
  private final TemplateStore store;
  private final UploadStore uploads;
  private final Containers containers;
  private final Clock clock;

  TemplateMaking(TemplateStore store, UploadStore uploads, Containers containers, Clock clock) {
    this.store = store;
    this.uploads = uploads;
    this.containers = containers;
    this.clock = clock;
  }

  void make(Project project, NewTemplate wanted, Cause cause) {
    switch (wanted.source()) {
      case Source.Image(String reference) -> fromImage(project, reference, wanted, cause);
      case Source.Upload(UploadId id) -> fromUpload(project, id, wanted, cause);
      case Source.Copy(ContainerId id) -> fromCopy(project, id, cause);
    }
  }

  private void fromImage(Project project, String reference, NewTemplate wanted, Cause cause) {
    Check.text("image", reference, 255);
    accept(wanted);
    ContainerId id = create(project, reference, wanted, cause);
    insert(project, id, Template.Origin.IMAGE, reference, null);
  }

  private void fromUpload(Project project, UploadId id, NewTemplate wanted, Cause cause) {
    accept(wanted);
    Upload upload =
        uploads
            .find(project.id(), id)
            .filter(each -> each.state() != Upload.State.FAILED)
            .orElseThrow(() -> new Rejected("upload", "this project has no such upload"));
    String image = upload.image();
    ContainerId container = image == null ? null : create(project, image, wanted, cause);
    insert(project, container, Template.Origin.UPLOAD, id.value(), image == null ? wanted : null);
  }

  private void fromCopy(Project project, ContainerId source, Cause cause) {
    if (containers.find(source).filter(each -> each.project().equals(project.id())).isEmpty()) {
      throw new Rejected("container", "this project has no such container");
    }
    String label = label(project);
    Container copy = containers.copy(source, Kind.TEMPLATE, label, label, cause);
    insert(project, copy.id(), Template.Origin.COPY, source.value(), null);
  }

  ContainerId create(Project project, String image, NewTemplate wanted, Cause cause) {
    String label = label(project);
    var container =
        new NewContainer(
            project.id(),
            Kind.TEMPLATE,
            label,
            label,
            null,
            image,
            wanted.settings(),
            wanted.environment(),
            RuleCheck.check(wanted.rules()));
    return containers.create(container, cause).id();
  }

  private void insert(
      Project project,
      @Nullable ContainerId container,
      Template.Origin origin,
      String source,
      @Nullable NewTemplate wanted) {
    boolean waits = container == null;
    store.insert(
        new Template(
            project.id(), container, waits, origin, source, 0, Set.of(), false, clock.instant()),
        wanted);
  }

  private static String label(Project project) {
    return Labels.fit(project.settings().slug() + "-template-" + Labels.random());
  }

  private static void accept(NewTemplate wanted) {
    SettingsCheck.accept(wanted.settings());
    Check.variables("environment", wanted.environment());
  }
}
