package dev.rowhouse.portal.api.enrol;

import dev.rowhouse.provisioner.machine.Benchmark;
import dev.rowhouse.provisioner.machine.Introduction;
import dev.rowhouse.provisioner.machine.MachineSpecs;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the script posts of its machine; see {@link Introduction}. */
record Knock(
    @NotBlank @Size(max = 100) String token,
    @NotBlank @Size(max = 10_000) String csr,
    @NotBlank @Size(max = 64) String fingerprint,
    @NotBlank @Size(max = 255) String address,
    @Nullable @Size(max = 18) String subnet4,
    @Nullable @Size(max = 49) String subnet6,
    boolean ipv6,
    @NotNull @Size(max = 8) List<@NotBlank @Size(max = 45) String> gateways,
    @Nullable @Pattern(regexp = "/[A-Za-z0-9._/-]{1,250}") String dataDir,
    @Nullable @Min(1) @Max(65_535) Integer door,
    @NotNull @Valid Has specs,
    @NotNull @Valid Figures benchmark) {

  record Has(
      @NotNull @Size(max = 100) String cpu,
      @Min(1) @Max(4_096) int cores,
      @Min(1) long memoryBytes,
      @NotNull @Size(max = 100) String disks,
      @Min(1) long diskBytes,
      @NotNull @Size(max = 100) String kernel,
      @NotNull @Size(max = 100) String system) {}

  record Figures(
      @Min(0) int cpuScore,
      @Min(0) int memoryMbps,
      @Min(0) int diskWriteMbps,
      @Min(0) int diskReadMbps,
      @Min(0) int networkMbps) {}

  Introduction introduction() {
    return new Introduction(
        token,
        csr,
        fingerprint,
        address,
        subnet4,
        subnet6,
        ipv6,
        gateways,
        dataDir,
        door,
        new MachineSpecs(
            specs.cpu,
            specs.cores,
            specs.memoryBytes,
            specs.disks,
            specs.diskBytes,
            specs.kernel,
            specs.system),
        new Benchmark(
            benchmark.cpuScore,
            benchmark.memoryMbps,
            benchmark.diskWriteMbps,
            benchmark.diskReadMbps,
            benchmark.networkMbps));
  }
}
