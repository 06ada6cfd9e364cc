package dev.rowhouse.provisioner.docker;

import dev.rowhouse.provisioner.Address;
import dev.rowhouse.provisioner.Limits;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that Docker needs to make a container; the walls that every tenant gets (capabilities,
 * seccomp, no-new-privileges, init) are added by the engine itself and cannot be left out.
 *
 * @param name ours, derived from the container's identifier
 * @param image reference or digest on the node
 * @param volumes data path in the container to volume name on the node
 * @param network name of the bridge that the address belongs to
 */
public record ContainerPlan(
    String name,
    String image,
    List<String> command,
    Map<String, String> environment,
    Limits limits,
    Map<String, String> volumes,
    String network,
    Address address,
    Map<String, String> labels,
    @Nullable String hostname) {

  /**
   * Digest of all that cannot be changed in a container that exists; its limits but the ramdisk's
   * size can, so they are left out. The same for equal plans in every process.
   */
  public String fingerprint() {
    return Fingerprint.of(this);
  }
}
