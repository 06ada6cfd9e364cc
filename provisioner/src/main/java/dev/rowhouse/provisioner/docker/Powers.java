package dev.rowhouse.provisioner.docker;

import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import java.util.List;
import java.util.Map;

/** What each kind of helper container may do on the node; by name, never "privileged". */
final class Powers {
  static final String DATA = "/data";
  static final String GRAPH = "/graph";
  static final String LAYERS = "/layers";

  private static final long MEMORY = 256L * 1024 * 1024;

  private Powers() {}

  /** The node's packet filter, and nothing of its files. */
  static HostConfig network() {
    return bare().withNetworkMode("host").withCapAdd(Capability.NET_ADMIN);
  }

  /** The node's btrfs: our data folder, and the folders of Docker's btrfs driver. */
  static HostConfig disk(String dataDir, String dockerRoot) {
    return bare()
        .withNetworkMode("none")
        .withCapAdd(
            Capability.SYS_ADMIN,
            Capability.DAC_OVERRIDE,
            Capability.FOWNER,
            Capability.FSETID,
            Capability.CHOWN)
        .withMounts(
            List.of(
                bind(dataDir, DATA),
                bind(dockerRoot + "/btrfs", GRAPH),
                bind(dockerRoot + "/image/btrfs/layerdb", LAYERS).withReadOnly(true)));
  }

  /** Copies from one volume to another. */
  static HostConfig copying(String source, String target) {
    return bare()
        .withNetworkMode("none")
        .withCapAdd(Capability.DAC_OVERRIDE, Capability.FOWNER, Capability.FSETID, Capability.CHOWN)
        .withMounts(
            List.of(volume(source, "/source").withReadOnly(true), volume(target, "/target")));
  }

  static HostConfig reading(String volume) {
    return bare()
        .withNetworkMode("none")
        .withCapAdd(Capability.DAC_READ_SEARCH)
        .withMounts(List.of(volume(volume, "/source").withReadOnly(true)));
  }

  /** Sees all processes of the node and may end them. */
  static HostConfig ending() {
    return bare().withNetworkMode("none").withPidMode("host").withCapAdd(Capability.KILL);
  }

  /** Holds a volume so that Docker's archive calls reach it; never started. */
  static HostConfig holding(String volume) {
    return bare().withNetworkMode("none").withMounts(List.of(volume(volume, "/volume")));
  }

  private static Mount bind(String source, String target) {
    return new Mount().withType(MountType.BIND).withSource(source).withTarget(target);
  }

  private static Mount volume(String name, String target) {
    return new Mount().withType(MountType.VOLUME).withSource(name).withTarget(target);
  }

  private static HostConfig bare() {
    return HostConfig.newHostConfig()
        .withCapDrop(Capability.ALL)
        .withSecurityOpts(List.of("no-new-privileges"))
        .withReadonlyRootfs(true)
        .withAutoRemove(true)
        .withUsernsMode("host")
        .withMemory(MEMORY)
        .withMemorySwap(MEMORY)
        .withPidsLimit(64L)
        .withLogConfig(new LogConfig(LogConfig.LoggingType.NONE, Map.of()));
  }
}
