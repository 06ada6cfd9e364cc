package dev.rowhouse.provisioner.container;

import com.sun.net.httpserver.HttpServer;
import dev.rowhouse.provisioner.Json;
import dev.rowhouse.provisioner.Limits;
import dev.rowhouse.provisioner.docker.ContainerPlan;
import dev.rowhouse.provisioner.docker.Disk;
import dev.rowhouse.provisioner.docker.Engine;
import dev.rowhouse.provisioner.docker.EngineRefused;
import dev.rowhouse.provisioner.docker.EngineUnreachable;
import dev.rowhouse.provisioner.docker.ImageIdentity;
import dev.rowhouse.provisioner.docker.LogLine;
import dev.rowhouse.provisioner.docker.Seen;
import dev.rowhouse.provisioner.docker.Tree;
import dev.rowhouse.provisioner.docker.Usage;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A node in memory that behaves as Docker does where the lifecycle can notice: names are unique, an
 * address in use refuses a start, what runs answers HTTP on its address (127.77.x.y), files stay
 * with the container and data with the volume.
 *
 * <p>The image says how its app behaves: {@code app} answers at once, {@code silent} never, {@code
 * ends} exits with code 3, {@code slow} answers after a second.
 */
final class FakeNode implements Engine, Disk {
  final Map<String, House> houses = new ConcurrentHashMap<>();
  final Map<String, Map<String, String>> volumes = new ConcurrentHashMap<>();
  final Set<String> images = ConcurrentHashMap.newKeySet();
  final AtomicInteger starts = new AtomicInteger();
  final List<String> undoes = new CopyOnWriteArrayList<>();
  private final List<Consumer<Seen>> watchers = new CopyOnWriteArrayList<>();
  volatile boolean away;

  /** What happens between the removal of a container and the news of it. */
  volatile Runnable afterRemoval = () -> {};

  /** What it says to every container that is to be made; null while it makes them. */
  volatile String refusal;

  FakeNode() {
    images.addAll(List.of("app", "app2", "silent", "ends", "slow"));
  }

  /** One container on the node. */
  static final class House {
    ContainerPlan plan;
    Limits limits;
    Seen.Status status = Seen.Status.CREATED;
    int exitCode;
    Instant startedAt;
    final Map<String, String> files = new TreeMap<>();
    HttpServer server;

    House(ContainerPlan plan) {
      this.plan = plan;
      this.limits = plan.limits();
    }
  }

  @Override
  public synchronized void create(ContainerPlan plan) {
    answer();
    if (refusal != null) {
      throw new EngineRefused(500, refusal);
    }
    House there = houses.get(plan.name());
    if (there != null && there.plan.equals(plan)) {
      return;
    }
    if (there != null) {
      throw new EngineRefused(409, "name " + plan.name() + " is taken");
    }
    if (!images.contains(plan.image())) {
      throw new EngineRefused(404, "No such image: " + plan.image());
    }
    for (String volume : plan.volumes().values()) {
      if (!volumes.containsKey(volume)) {
        throw new EngineRefused(500, "no volume " + volume);
      }
    }
    houses.put(plan.name(), new House(plan));
  }

  @Override
  public void start(String name) {
    synchronized (this) {
      answer();
      House house = house(name);
      if (house.status == Seen.Status.RUNNING) {
        return;
      }
      boolean taken =
          houses.values().stream()
              .anyMatch(other ->
                  other != house
                      && other.status == Seen.Status.RUNNING
                      && other.plan.address().equals(house.plan.address()));
      if (taken) {
        throw new EngineRefused(403, "Address already in use");
      }
      starts.incrementAndGet();
      house.startedAt = Instant.now();
      house.status = Seen.Status.RUNNING;
      switch (house.plan.image()) {
        case "ends" -> end(house, 3);
        case "silent" -> {}
        case "slow" -> Thread.ofVirtual().start(() -> slowly(house));
        default -> listen(house);
      }
    }
    tell(name);
  }

  private void slowly(House house) {
    try {
      Thread.sleep(1_000);
    } catch (InterruptedException e) {
      return;
    }
    synchronized (this) {
      if (house.status == Seen.Status.RUNNING) {
        listen(house);
      }
    }
  }

  private static void listen(House house) {
    String port = house.plan.environment().get("PORT");
    try {
      var server =
          HttpServer.create(
              new InetSocketAddress(house.plan.address().ipv4(), Integer.parseInt(port)), 0);
      server.createContext(
          "/",
          exchange -> {
            byte[] body = house.plan.environment().toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
          });
      server.start();
      house.server = server;
    } catch (IOException e) {
      throw new EngineRefused(500, "bind " + house.plan.address() + ":" + port + ": " + e);
    }
  }

  /** The app ends by itself. */
  void crash(String name, int code) {
    synchronized (this) {
      end(house(name), code);
    }
    tell(name);
  }

  /** Power fails: everything stops at once. */
  synchronized void reboot() {
    houses.values().stream()
        .filter(house -> house.status == Seen.Status.RUNNING || house.status == Seen.Status.PAUSED)
        .forEach(house -> end(house, 255));
  }

  private static void end(House house, int code) {
    house.status = Seen.Status.EXITED;
    house.exitCode = code;
    if (house.server != null) {
      house.server.stop(0);
      house.server = null;
    }
  }

  @Override
  public void stop(String name, Duration grace) {
    synchronized (this) {
      answer();
      House house = houses.get(name);
      if (house == null
          || (house.status != Seen.Status.RUNNING && house.status != Seen.Status.PAUSED)) {
        return;
      }
      end(house, 0);
    }
    tell(name);
  }

  @Override
  public void pause(String name) {
    synchronized (this) {
      answer();
      House house = house(name);
      if (house.status != Seen.Status.RUNNING && house.status != Seen.Status.PAUSED) {
        throw new EngineRefused(409, "not running");
      }
      house.status = Seen.Status.PAUSED;
    }
    tell(name);
  }

  @Override
  public void unpause(String name) {
    synchronized (this) {
      answer();
      House house = house(name);
      if (house.status != Seen.Status.RUNNING && house.status != Seen.Status.PAUSED) {
        throw new EngineRefused(409, "not paused");
      }
      house.status = Seen.Status.RUNNING;
    }
    tell(name);
  }

  @Override
  public synchronized void limit(String name, Limits limits) {
    answer();
    house(name).limits = limits;
  }

  @Override
  public void remove(String name) {
    synchronized (this) {
      answer();
      House house = houses.remove(name);
      if (house == null) {
        return;
      }
      end(house, 137);
      undoes.add(name);
    }
    afterRemoval.run();
    tell(name);
  }

  @Override
  public synchronized void rename(String from, String to) {
    answer();
    House house = houses.get(from);
    if (house == null && houses.containsKey(to)) {
      return;
    }
    if (house == null) {
      throw new EngineRefused(404, "no such container: " + from);
    }
    if (houses.containsKey(to)) {
      throw new EngineRefused(409, "name " + to + " is taken");
    }
    houses.put(to, house);
    houses.remove(from);
  }

  @Override
  public synchronized void write(String name, String path, byte[] content) {
    answer();
    house(name).files.put(path, new String(content, StandardCharsets.UTF_8));
  }

  @Override
  public synchronized Optional<Seen> look(String name) {
    answer();
    return Optional.ofNullable(houses.get(name)).map(house -> seen(name, house));
  }

  @Override
  public synchronized List<Seen> lookAll() {
    answer();
    var all = new ArrayList<Seen>();
    houses.forEach((name, house) -> all.add(seen(name, house)));
    return all;
  }

  private static Seen seen(String name, House house) {
    return new Seen(
        name, house.status, house.exitCode, false, house.plan.fingerprint(), house.startedAt, null);
  }

  private void tell(String name) {
    Seen seen = look(name).orElse(new Seen(name, Seen.Status.GONE, 0, false, "", null, null));
    watchers.forEach(watcher -> watcher.accept(seen));
  }

  @Override
  public AutoCloseable watch(Consumer<Seen> heard, Consumer<Exception> lost) {
    answer();
    watchers.add(heard);
    return () -> watchers.remove(heard);
  }

  @Override
  public AutoCloseable logs(
      String name, int tail, boolean follow, Consumer<LogLine> line, Runnable done) {
    line.accept(new LogLine(false, "hello from " + house(name).plan.image() + "\n"));
    line.accept(new LogLine(true, "and that was it\n"));
    done.run();
    return () -> {};
  }

  @Override
  public int exec(
      String name,
      List<String> command,
      Optional<InputStream> stdin,
      Consumer<LogLine> sink,
      Duration limit) {
    house(name);
    sink.accept(new LogLine(false, String.join(" ", command)));
    return 0;
  }

  @Override
  public Usage usage(String name) {
    house(name);
    return new Usage(1, 1, 1, 0, 0);
  }

  @Override
  public boolean hasImage(String reference) {
    return images.contains(reference);
  }

  @Override
  public String load(InputStream archive) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void freeze(String container, String reference) {
    images.add(reference);
  }

  @Override
  public void removeImage(String reference) {
    images.remove(reference);
  }

  @Override
  public synchronized void createFrom(String source, ContainerPlan plan) {
    answer();
    House like = house(source);
    create(plan);
    House made = house(plan.name());
    made.files.clear();
    made.files.putAll(like.files);
  }

  @Override
  public synchronized void createVolume(String volume, long quotaBytes) {
    answer();
    volumes.putIfAbsent(volume, new LinkedHashMap<>());
  }

  @Override
  public synchronized boolean hasVolume(String volume) {
    answer();
    return volumes.containsKey(volume);
  }

  @Override
  public synchronized void copyVolume(String source, String target, long quotaBytes) {
    answer();
    Map<String, String> like = volumes.get(source);
    if (like == null) {
      throw new EngineRefused(404, "no such volume: " + source);
    }
    volumes.putIfAbsent(target, new LinkedHashMap<>(like));
  }

  @Override
  public void limitVolume(String volume, long quotaBytes) {
    answer();
  }

  @Override
  public synchronized void removeVolume(String volume) {
    answer();
    boolean used =
        houses.values().stream().anyMatch(house -> house.plan.volumes().containsValue(volume));
    if (used) {
      throw new EngineRefused(409, "volume is in use");
    }
    volumes.remove(volume);
  }

  @Override
  public synchronized void exportVolume(String volume, OutputStream tar) {
    answer();
    try (var out = new ObjectOutputStream(tar)) {
      out.writeObject(new TreeMap<>(content(volume)));
    } catch (IOException e) {
      throw new EngineUnreachable("the stream broke", e);
    }
  }

  @Override
  @SuppressWarnings("unchecked")
  public void importVolume(String volume, InputStream tar) {
    answer();
    try {
      content(volume).putAll((Map<String, String>) new ObjectInputStream(tar).readObject());
    } catch (IOException | ClassNotFoundException e) {
      throw new EngineUnreachable("the stream broke", new IOException(e));
    }
  }

  private Map<String, String> content(String volume) {
    Map<String, String> content = volumes.get(volume);
    if (content == null) {
      throw new EngineRefused(404, "no such volume: " + volume);
    }
    return content;
  }

  @Override
  public Optional<ImageIdentity> identity(String reference) {
    return images.contains(reference)
        ? Optional.of(new ImageIdentity(reference, List.of(reference), 1))
        : Optional.empty();
  }

  @Override
  public void save(String reference, OutputStream archive) {
    throw new UnsupportedOperationException();
  }

  @Override
  public synchronized void createOn(String image, ContainerPlan plan) {
    create(plan);
  }

  @Override
  public boolean packs() {
    return true;
  }

  @Override
  public synchronized void pack(String container, String volume) {
    createVolume(volume, 0);
    content(volume).clear();
    content(volume).putAll(house(container).files);
  }

  @Override
  public synchronized void unpack(ContainerPlan plan, String volume) {
    create(plan);
    House made = house(plan.name());
    made.files.clear();
    made.files.putAll(content(volume));
  }

  @Override
  public synchronized boolean mark(Tree tree, String ledger) {
    answer();
    content(ledger).put("names", String.join(",", files(tree).keySet()));
    return true;
  }

  /**
   * All of it: which parts changed is a matter of real filesystems. A filesystem is little, a
   * volume is much.
   */
  @Override
  public synchronized Optional<String> difference(Tree tree, String ledger, boolean onward) {
    answer();
    if (tree.filesystem()) {
      return Optional.of(Json.write(files(tree)));
    }
    content(ledger).clear();
    content(ledger).putAll(files(tree));
    return Optional.empty();
  }

  @Override
  public synchronized void apply(String ledger, Tree tree) {
    answer();
    files(tree).clear();
    files(tree).putAll(content(ledger));
  }

  @Override
  @SuppressWarnings("unchecked")
  public synchronized void applyPacked(String packed, Tree tree) {
    answer();
    files(tree).clear();
    Json.read(packed, TreeMap.class)
        .forEach((name, text) -> files(tree).put((String) name, (String) text));
  }

  @Override
  public void flush() {
    answer();
  }

  private Map<String, String> files(Tree tree) {
    return tree.filesystem() ? house(tree.name()).files : content(tree.name());
  }

  @Override
  public long volumeBytes(String volume) {
    return 0;
  }

  @Override
  public long filesystemBytes(String container) {
    return 0;
  }

  private House house(String name) {
    House house = houses.get(name);
    if (house == null) {
      throw new EngineRefused(404, "no such container: " + name);
    }
    return house;
  }

  private void answer() {
    if (away) {
      throw new EngineUnreachable("connection refused", new IOException("connection refused"));
    }
  }
}
