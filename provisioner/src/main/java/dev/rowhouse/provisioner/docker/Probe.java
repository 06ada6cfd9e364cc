package dev.rowhouse.provisioner.docker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a node what it can do, and believes only what it sees. */
final class Probe {
  private static final Logger log = LoggerFactory.getLogger(Probe.class);

  /** Looks at the layout that the fast ways lean on, then writes more than a limit allows. */
  private static final String TRIAL =
      """
      [ -d %1$s/subvolumes ] && [ -d %2$s/sha256 ] || { echo "Docker's btrfs driver has another layout"; exit 1; }
      trial=%3$s/.rowhouse-trial-%4$s
      btrfs subvolume create $trial >/dev/null || exit 1
      btrfs qgroup limit 1M $trial || { btrfs subvolume delete $trial >/dev/null; exit 1; }
      if dd if=/dev/zero of=$trial/file bs=64k count=64 2>/dev/null; then kept=no; else kept=yes; fi
      btrfs subvolume delete $trial >/dev/null
      [ $kept = yes ] || { echo "more was written than the limit allows"; exit 1; }
      """;

  private Probe() {}

  static boolean keepsQuotas(JsonNode info, Site site, Hands disk) {
    if (!info.path("Driver").asText().equals("btrfs") || site.dataDir() == null) {
      return false;
    }
    try {
      disk.run(TRIAL.formatted(Powers.GRAPH, Powers.LAYERS, Powers.DATA, UUID.randomUUID()));
      return true;
    } catch (EngineRefused e) {
      log.info("the node keeps no disk limits: {}", e.getMessage());
      return false;
    }
  }

  static Capabilities capabilities(JsonNode info, Site site, boolean quotas, Hands network) {
    return new Capabilities(
        info.path("Driver").asText(),
        quotas,
        quotas,
        info.path("CgroupVersion").asInt(1),
        site.bridges().subnet6() != null,
        info.path("KernelVersion").asText(),
        info.path("ServerVersion").asText(),
        info.path("NCPU").asInt(),
        info.path("MemTotal").asLong(),
        isRemapped(info),
        runtimes(info),
        mergesPages(network));
  }

  private static boolean isRemapped(JsonNode info) {
    for (JsonNode option : info.path("SecurityOptions")) {
      if (option.asText().contains("name=userns")) {
        return true;
      }
    }
    return false;
  }

  private static List<String> runtimes(JsonNode info) {
    List<String> names = new ArrayList<>();
    info.path("Runtimes").fieldNames().forEachRemaining(names::add);
    return names.stream().sorted().toList();
  }

  private static boolean mergesPages(Hands network) {
    return network.run("cat /sys/kernel/mm/ksm/run 2>/dev/null || echo 0").strip().equals("1");
  }
}
