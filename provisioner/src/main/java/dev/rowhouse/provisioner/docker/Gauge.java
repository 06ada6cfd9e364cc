package dev.rowhouse.provisioner.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.StatisticNetworksConfig;
import com.github.dockerjava.api.model.Statistics;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a container uses: the first reading of Docker's stream. Its one-shot answer takes a
 * second on Docker 20.10.
 */
final class Gauge {
  private final DockerClient streams;

  Gauge(DockerClient streams) {
    this.streams = streams;
  }

  Usage usage(String name) {
    try (var first = new First()) {
      Connection.call(() -> streams.statsCmd(name).withNoStream(false).exec(first));
      return usage(first.reading.get(5, TimeUnit.SECONDS));
    } catch (ExecutionException | TimeoutException | IOException e) {
      throw Connection.translate(e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineUnreachable("interrupted", e);
    }
  }

  private static Usage usage(Statistics statistics) {
    Map<String, StatisticNetworksConfig> networks = statistics.getNetworks();
    long received = 0;
    long sent = 0;
    if (networks != null) {
      received = networks.values().stream().mapToLong(n -> or0(n.getRxBytes())).sum();
      sent = networks.values().stream().mapToLong(n -> or0(n.getTxBytes())).sum();
    }
    return new Usage(memory(statistics), cpu(statistics), pids(statistics), received, sent);
  }

  private static long memory(Statistics statistics) {
    var memory = statistics.getMemoryStats();
    return memory == null ? 0 : or0(memory.getUsage());
  }

  private static long cpu(Statistics statistics) {
    var cpu = statistics.getCpuStats();
    return cpu == null || cpu.getCpuUsage() == null ? 0 : or0(cpu.getCpuUsage().getTotalUsage());
  }

  private static int pids(Statistics statistics) {
    var pids = statistics.getPidsStats();
    return pids == null ? 0 : (int) or0(pids.getCurrent());
  }

  private static long or0(@Nullable Long value) {
    return value == null ? 0 : value;
  }

  private static final class First extends ResultCallback.Adapter<Statistics> {
    final CompletableFuture<Statistics> reading = new CompletableFuture<>();

    @Override
    public void onNext(Statistics statistics) {
      reading.complete(statistics);
    }

    @Override
    public void onError(Throwable failure) {
      reading.completeExceptionally(failure);
      super.onError(failure);
    }

    @Override
    public void onComplete() {
      reading.completeExceptionally(new EngineRefused(409, "the container does not run"));
      super.onComplete();
    }
  }
}
