package dev.rowhouse.portal.tenant;

import dev.rowhouse.provisioner.TenantId;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Exports that this process sends or sent lately, for the pages that watch them. Only a comfort: a
 * page that asks another process learns nothing, and the browser's own list still tells.
 */
@Component
class Downloads {
  private static final Duration KEPT = Duration.ofMinutes(15);
  private static final int MOST = 1_000;

  private final Map<String, Download> byTicket = new ConcurrentHashMap<>();
  private final Clock clock;

  Downloads(Clock clock) {
    this.clock = clock;
  }

  Optional<Download> find(TenantId tenant, String ticket) {
    return Optional.ofNullable(byTicket.get(key(tenant, ticket)));
  }

  /** The stream counts what passes through it. */
  OutputStream counted(TenantId tenant, String ticket, OutputStream out) {
    tidy();
    put(tenant, ticket, 0, false, null);
    return new Counted(tenant, ticket, out);
  }

  void ended(TenantId tenant, String ticket, @Nullable String problem) {
    long bytes = find(tenant, ticket).map(Download::bytes).orElse(0L);
    put(tenant, ticket, bytes, problem == null, problem);
  }

  private void put(
      TenantId tenant, String ticket, long bytes, boolean done, @Nullable String problem) {
    byTicket.put(key(tenant, ticket), new Download(bytes, done, problem, clock.instant()));
  }

  private static String key(TenantId tenant, String ticket) {
    return tenant.value() + "/" + ticket;
  }

  private void tidy() {
    Instant old = clock.instant().minus(KEPT);
    byTicket.values().removeIf(each -> each.isEnded() && each.at().isBefore(old));
    if (byTicket.size() > MOST) {
      byTicket.clear();
    }
  }

  private final class Counted extends FilterOutputStream {
    private final TenantId tenant;
    private final String ticket;
    private long bytes;

    Counted(TenantId tenant, String ticket, OutputStream out) {
      super(out);
      this.tenant = tenant;
      this.ticket = ticket;
    }

    @Override
    public void write(int one) throws IOException {
      out.write(one);
      count(1);
    }

    @Override
    public void write(byte[] some, int from, int length) throws IOException {
      out.write(some, from, length);
      count(length);
    }

    private void count(int more) {
      bytes += more;
      put(tenant, ticket, bytes, false, null);
    }
  }
}
