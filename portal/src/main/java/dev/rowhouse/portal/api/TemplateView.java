package dev.rowhouse.portal.api;

import dev.rowhouse.portal.api.tag.Changeable;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.template.Template;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The golden container of a project.
 *
 * @param container null while its image is being loaded
 * @param waits for its image to be loaded
 * @param origin how it was made, from {@code source}
 * @param snapshots how many have been frozen from it
 * @param needs of each node on which the project's containers are placed from now on: {@code
 *     diskLimits}, {@code sharedBlocks}, {@code ipv6}, {@code userns}
 * @param sandbox tenants' houses get a credential, hear who they are, and may write on their own
 *     timelines
 */
record TemplateView(
    ProjectId project,
    @Nullable ContainerView container,
    boolean waits,
    Template.Origin origin,
    String source,
    int snapshots,
    List<String> needs,
    boolean sandbox,
    Instant createdAt)
    implements Changeable {

  /** Which container it is, too: a template that is made anew is another. */
  @Override
  public Object changeable() {
    return container == null
        ? new Own(null, null, needs, sandbox)
        : new Own(container.id(), container.settings(), needs, sandbox);
  }

  private record Own(
      @Nullable ContainerId container,
      @Nullable SettingsJson settings,
      List<String> needs,
      boolean sandbox) {}
}
