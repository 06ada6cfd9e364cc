package dev.rowhouse.provisioner.template;

import dev.rowhouse.provisioner.Ability;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.ProjectId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The golden container of a project.
 *
 * @param container null while its image is being loaded, and once it was discarded
 * @param waits for its image to be loaded
 * @param source image reference, upload or container that it was made from
 * @param snapshots how many have been frozen from it
 * @param needs of each node on which the project's containers are placed from now on
 * @param sandbox tenants' houses hear who they are and may write on their own timelines
 */
public record Template(
    ProjectId project,
    @Nullable ContainerId container,
    boolean waits,
    Origin origin,
    String source,
    int snapshots,
    Set<Ability> needs,
    boolean sandbox,
    Instant createdAt) {
  public enum Origin {
    IMAGE,
    UPLOAD,
    COPY
  }
}
