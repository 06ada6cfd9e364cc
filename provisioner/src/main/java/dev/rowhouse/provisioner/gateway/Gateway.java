package dev.rowhouse.provisioner.gateway;

import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.provisioner.claim.ClaimChecks;
import dev.rowhouse.provisioner.container.Route;
import dev.rowhouse.provisioner.container.Routes;
import dev.rowhouse.provisioner.container.Waking;
import dev.rowhouse.provisioner.host.HostRoute;
import dev.rowhouse.provisioner.host.HostRoutes;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** The gateway of this process: event loops, the routes they serve, and what it tells of them. */
final class Gateway implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Gateway.class);

  private final GatewaySettings settings;
  private final Bell bell;
  private final Clock clock;
  private final Counters counters = new Counters();
  private final Router router;
  private final Reserved reserved;
  private final Feed<Route> feed;
  private final Feed<HostRoute> domains;
  private final Activity activity;
  private final Tally tally;
  private final ExecutorService blocking = Executors.newVirtualThreadPerTaskExecutor();
  private final Waker waker;
  private final ClaimChecks claims;
  private final Pass pass;
  private final Reporter reporter;
  private final List<Loop> loops = new CopyOnWriteArrayList<>();
  private @Nullable ScheduledExecutorService beat;
  private final List<AutoCloseable> listening = new ArrayList<>();
  private @Nullable Vertx vertx;
  private volatile boolean running;

  Gateway(
      GatewaySettings settings,
      Routes routes,
      HostRoutes hosts,
      Waking waking,
      ClaimChecks claims,
      GatewayCounters readings,
      Pass pass,
      Bell bell,
      Clock clock) {
    this.pass = pass;
    this.settings = settings;
    this.bell = bell;
    this.clock = clock;
    this.router = new Router(settings.domain());
    this.reserved = new Reserved(settings.portal());
    this.feed = new Feed<>("routes", routes::changedSince, Route::changedAt, router::apply, clock);
    this.domains =
        new Feed<>("domains", hosts::changedSince, HostRoute::changedAt, router::apply, clock);
    this.activity = new Activity(router, waking, clock);
    this.tally = new Tally(router, waking);
    this.claims = claims;
    this.reporter = new Reporter(readings, counters, router, clock, settings.port());
    this.waker = new Waker(waking, blocking, counters);
  }

  @Override
  public void start() {
    look();
    lookAtKeys();
    lookAtPass();
    listening.add(bell.listen(Routes.CHANGED, this::look));
    listening.add(claims.follow(bell, this::lookAtKeys));
    beat =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("gateway-beat").factory());
    beat.scheduleWithFixedDelay(this::look, 2, 2, TimeUnit.SECONDS);
    beat.scheduleWithFixedDelay(activity::report, 1, 1, TimeUnit.SECONDS);
    beat.scheduleWithFixedDelay(tally::report, 3, 3, TimeUnit.SECONDS);
    beat.scheduleWithFixedDelay(this::wakeAgain, 1, 1, TimeUnit.SECONDS);
    beat.scheduleWithFixedDelay(this::lookAtKeys, 5, 5, TimeUnit.SECONDS);
    beat.scheduleWithFixedDelay(this::lookAtPass, 5, 5, TimeUnit.SECONDS);
    beat.scheduleWithFixedDelay(reporter::report, 0, 5, TimeUnit.SECONDS);
    beat.scheduleWithFixedDelay(this::dismissEnded, 60, 60, TimeUnit.SECONDS);
    deploy();
    running = true;
    log.info("gateway listens on {}:{} for *.{}", settings.bind(), port(), settings.domain());
  }

  private void deploy() {
    int count =
        settings.loops() > 0 ? settings.loops() : Runtime.getRuntime().availableProcessors();
    vertx = Listening.with(new FirstHead(settings.headTimeout()), count);
    var shared =
        new Shared(
            settings,
            router,
            waker,
            new Doorkeeper(claims, router, counters),
            new TlsAsks(router, settings.tlsAsksPerSecond(), clock),
            this::afterKeys,
            counters,
            pass,
            reserved,
            new TrustedProxies(settings.trustedProxies()),
            clock,
            () -> running && feed.isLoaded() && domains.isLoaded());
    vertx
        .deployVerticle(() -> add(new Loop(shared)), new DeploymentOptions().setInstances(count))
        .await();
  }

  private Loop add(Loop loop) {
    loops.add(loop);
    return loop;
  }

  private void look() {
    feed.look();
    domains.look();
  }

  private void lookAtKeys() {
    try {
      claims.look();
    } catch (RuntimeException e) {
      log.warn("the keys of claims cannot be read; going on with those known", e);
    }
  }

  private void lookAtPass() {
    try {
      pass.look();
    } catch (RuntimeException e) {
      log.warn("what opens machines' doors cannot be read; going on with what is known", e);
    }
  }

  private void afterKeys(Runnable next) {
    Instant met = clock.instant();
    blocking.execute(() -> {
      try {
        claims.lookFor(met);
      } catch (RuntimeException e) {
        log.debug("the keys of claims cannot be read", e);
      }
      next.run();
    });
  }

  private void dismissEnded() {
    Instant now = clock.instant();
    router.doors().forEach(door -> door.dismissEnded(now));
  }

  /** For those who still wait: the first call may have been lost with whoever took it. */
  private void wakeAgain() {
    long now = clock.millis();
    router.doors().stream().filter(Door::isAsleepAndAwaited).forEach(it -> waker.wake(it, now));
  }

  /** Where it listens, when the settings left that to the system. */
  int port() {
    return loops.getFirst().port();
  }

  Counters counters() {
    return counters;
  }

  Activity activity() {
    return activity;
  }

  Tally tally() {
    return tally;
  }

  Router router() {
    return router;
  }

  Reserved reserved() {
    return reserved;
  }

  /** Lets requests finish for the time that the settings give, then cuts them. */
  @Override
  public synchronized void stop() {
    if (!running) {
      return;
    }
    running = false;
    listening.forEach(Gateway::close);
    closeLoops();
    if (beat != null) {
      beat.shutdown();
    }
    activity.report();
    tally.report();
    reporter.end();
    blocking.shutdown();
  }

  private void closeLoops() {
    try {
      if (vertx != null) {
        vertx.close().await(settings.drain().toMillis() + 5_000, TimeUnit.MILLISECONDS);
      }
    } catch (TimeoutException e) {
      log.warn("the gateway's event loops do not end; leaving them to the end of the process");
    } catch (RejectedExecutionException e) {
      // Certificates for a connection were read just now, and nobody wants them any more.
      log.debug("the gateway's event loops ended before what they had asked for", e);
    }
  }

  private static void close(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      log.debug("could not stop listening", e);
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
