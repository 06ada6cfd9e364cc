package dev.rowhouse.portal.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rowhouse.portal.api.tag.Changeable;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Desired;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.SnapshotId;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.container.Kind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A container.
 *
 * @param url where people find it
 * @param state what is the case
 * @param desired what is wanted
 * @param suspended billing stopped it: requests do not wake it
 * @param tenant whose it is; told where one container is asked for
 * @param failure what went wrong, with the app's last log lines
 * @param waiting why a wanted change has not happened yet
 */
record ContainerView(
    ContainerId id,
    ProjectId project,
    Kind kind,
    String name,
    String host,
    String url,
    @Nullable SnapshotId snapshot,
    String image,
    SettingsJson settings,
    @Nullable NodeId node,
    Desired desired,
    Observed state,
    boolean suspended,
    @Nullable String failure,
    @Nullable String waiting,
    Instant createdAt,
    Instant changedAt,
    @Nullable Instant lastRequestAt,
    @Nullable Instant runningSince,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable TenantId tenant)
    implements Changeable {

  /** Environment and firewall have tags of their own. */
  @Override
  public Object changeable() {
    return new Own(name, settings);
  }

  private record Own(String name, SettingsJson settings) {}
}
