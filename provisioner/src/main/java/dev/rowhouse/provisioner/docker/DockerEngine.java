package dev.rowhouse.provisioner.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import dev.rowhouse.provisioner.Limits;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The verbs that change or ask one container; making, reading and listening are others' work. */
final class DockerEngine implements Engine {
  private static final long MIB = 1024L * 1024;

  private final DockerClient docker;
  private final Networks networks;
  private final Maker maker;
  private final Looker looker;
  private final Watcher watcher;
  private final Talker talker;
  private final Gauge gauge;
  private final Files files;
  private final RootQuota quota;

  DockerEngine(
      Connection connection,
      Site site,
      Networks networks,
      Maker maker,
      RootQuota quota,
      Endings endings) {
    this.docker = connection.quick();
    this.networks = networks;
    this.maker = maker;
    this.looker = new Looker(docker, site);
    this.watcher = new Watcher(connection.streams(), looker, site);
    this.talker = new Talker(connection, endings);
    this.gauge = new Gauge(connection.streams());
    this.files = new Files(connection.streams());
    this.quota = quota;
  }

  @Override
  public void create(ContainerPlan plan) {
    maker.make(plan);
  }

  /** A network that somebody removed meanwhile is made again. */
  @Override
  public void start(String name) {
    try {
      tryStart(name);
    } catch (EngineRefused e) {
      var network = looker.inspect(name).map(found -> found.getHostConfig().getNetworkMode());
      if (network.isEmpty() || !String.valueOf(e.getMessage()).contains("network")) {
        throw e;
      }
      networks.forget(network.get());
      networks.ensure(network.get());
      tryStart(name);
    }
  }

  private void tryStart(String name) {
    Connection.run(() -> unlessSo(() -> docker.startContainerCmd(name).exec()));
  }

  @Override
  public void stop(String name, Duration grace) {
    if (status(name) == Seen.Status.PAUSED) {
      unpause(name);
    }
    int seconds = Math.toIntExact(grace.toSeconds());
    Connection.run(
        () -> unlessSoOrGone(() -> docker.stopContainerCmd(name).withTimeout(seconds).exec()));
  }

  @Override
  public void pause(String name) {
    if (status(name) != Seen.Status.PAUSED) {
      Connection.run(() -> docker.pauseContainerCmd(name).exec());
    }
  }

  /** Docker refuses to unpause what is not paused; only then we look, since somebody waits. */
  @Override
  public void unpause(String name) {
    try {
      Connection.run(() -> docker.unpauseContainerCmd(name).exec());
    } catch (EngineRefused e) {
      if (status(name) == Seen.Status.PAUSED) {
        throw e;
      }
    }
  }

  private Seen.Status status(String name) {
    return looker.look(name).map(Seen::status).orElse(Seen.Status.GONE);
  }

  @Override
  public void limit(String name, Limits limits) {
    long memory = limits.memoryMb() * MIB;
    Connection.run(() ->
        docker
            .updateContainerCmd(name)
            .withMemory(memory)
            .withMemorySwap(memory)
            .withNanoCPUs(limits.milliCpus() * 1_000_000L)
            .withPidsLimit((long) limits.pids())
            .exec());
    quota.limit(name, limits.diskMb() * MIB);
  }

  @Override
  public void remove(String name) {
    removeOne(Marks.next(name));
    removeOne(name);
    Images.removeAll(docker, Marks.copies(name));
  }

  private void removeOne(String name) {
    Connection.run(() ->
        unlessSoOrGone(
            () -> docker.removeContainerCmd(name).withForce(true).withRemoveVolumes(true).exec()));
  }

  @Override
  public void rename(String from, String to) {
    try {
      Connection.run(() -> docker.renameContainerCmd(from).withName(to).exec());
    } catch (EngineRefused e) {
      if (looker.look(from).isPresent() || looker.look(to).isEmpty()) {
        throw e;
      }
    }
  }

  @Override
  public void write(String name, String path, byte[] content) {
    files.write(name, path, content);
  }

  @Override
  public Optional<Seen> look(String name) {
    return looker.look(name);
  }

  @Override
  public List<Seen> lookAll() {
    return looker.lookAll();
  }

  @Override
  public AutoCloseable watch(Consumer<Seen> heard, Consumer<Exception> lost) {
    return watcher.watch(heard, lost);
  }

  @Override
  public AutoCloseable logs(
      String name, int tail, boolean follow, Consumer<LogLine> line, Runnable done) {
    return talker.logs(name, tail, follow, line, done);
  }

  @Override
  public int exec(
      String name,
      List<String> command,
      Optional<InputStream> stdin,
      Consumer<LogLine> sink,
      Duration limit) {
    return talker.exec(name, command, stdin, sink, limit);
  }

  @Override
  public Usage usage(String name) {
    return gauge.usage(name);
  }

  /** 304 says that it is so already. */
  private static void unlessSo(Runnable verb) {
    try {
      verb.run();
    } catch (NotModifiedException e) {
      // Nothing to do.
    }
  }

  /** The same for verbs that a missing container needs none of. */
  private static void unlessSoOrGone(Runnable verb) {
    try {
      verb.run();
    } catch (NotModifiedException | NotFoundException e) {
      // Nothing to do.
    }
  }
}
