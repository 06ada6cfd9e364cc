package dev.rowhouse.provisioner.docker;

import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.RestartPolicy;
import com.github.dockerjava.api.model.Ulimit;
import com.github.dockerjava.api.model.Volume;
import dev.rowhouse.provisioner.Limits;
import java.util.List;
import java.util.Map;

/** What every tenant is kept in. No plan can leave any of it out. */
final class Walls {
  private static final long MIB = 1024L * 1024;
  private static final String RAMDISK = "/run/rowhouse/ram";

  /** The node's own processes are never the first that the kernel ends when memory runs out. */
  private static final int ENDED_BEFORE_THE_NODE = 500;

  private final Site site;
  private final boolean diskLimits;

  /**
   * @param diskLimits whether the node keeps a limit on a container's own filesystem
   */
  Walls(Site site, boolean diskLimits) {
    this.site = site;
    this.diskLimits = diskLimits;
  }

  HostConfig around(ContainerPlan plan) {
    HostConfig host =
        HostConfig.newHostConfig()
            .withCapDrop(Capability.ALL)
            .withSecurityOpts(List.of("no-new-privileges"))
            .withInit(true)
            .withIpcMode("private")
            .withCgroupnsMode("private")
            .withOomScoreAdj(ENDED_BEFORE_THE_NODE)
            .withUlimits(List.of(new Ulimit("core", 0L, 0L)))
            .withRestartPolicy(RestartPolicy.noRestart())
            .withLogConfig(log())
            .withNetworkMode(plan.network())
            .withDns(site.resolvers())
            .withBinds(plan.volumes().entrySet().stream().map(Walls::bind).toList());
    return limit(host, plan.limits());
  }

  private HostConfig limit(HostConfig host, Limits limits) {
    long memory = limits.memoryMb() * MIB;
    host.withMemory(memory)
        .withMemorySwap(memory)
        .withNanoCPUs(limits.milliCpus() * 1_000_000L)
        .withPidsLimit((long) limits.pids());
    if (limits.ramdiskMb() > 0) {
      host.withTmpFs(Map.of(RAMDISK, "size=" + limits.ramdiskMb() + "m,mode=1777"));
    }
    if (diskLimits) {
      host.withStorageOpt(Map.of("size", limits.diskMb() + "M"));
    }
    return host;
  }

  /** Docker's own log is the tenant's to fill, so it is bounded. */
  private static LogConfig log() {
    return new LogConfig(
        LogConfig.LoggingType.JSON_FILE, Map.of("max-size", "1m", "max-file", "2"));
  }

  private static Bind bind(Map.Entry<String, String> volume) {
    return new Bind(volume.getValue(), new Volume(volume.getKey()));
  }
}
