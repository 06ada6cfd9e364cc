package dev.rowhouse.portal.ldap;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.NameResolver;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.extensions.StartTLSExtendedRequest;
import com.unboundid.util.ssl.SSLSocketVerifier;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * One encrypted connection to a directory, to the addresses that were judged, which ends at its
 * deadline whatever the directory does.
 */
final class Call implements AutoCloseable {
  private static final int LARGEST_ANSWER = 1024 * 1024;
  private static final int LDAPS = 636;
  private static final int LDAP = 389;

  final LDAPConnection connection;
  private final ScheduledFuture<?> deadline;

  private Call(LDAPConnection connection, ScheduledFuture<?> deadline) {
    this.connection = connection;
    this.deadline = deadline;
  }

  /**
   * @param address {@code ldaps://} for TLS from the beginning, {@code ldap://} to begin with
   *     StartTLS; nothing is said without it
   */
  static Call begin(
      String address,
      @Nullable String authority,
      Resolving names,
      Duration limit,
      ScheduledExecutorService deadlines) {
    URI uri = URI.create(address);
    boolean tls = "ldaps".equals(uri.getScheme());
    int port = uri.getPort() > 0 ? uri.getPort() : tls ? LDAPS : LDAP;
    Trust trust = Trust.of(authority, uri.getHost());
    LDAPConnectionOptions options = options(names, limit);
    LDAPConnection connection =
        tls
            ? new LDAPConnection(trust.context().getSocketFactory(), options)
            : new LDAPConnection(options);
    var deadline =
        deadlines.schedule(connection::closeWithoutUnbind, limit.toMillis(), TimeUnit.MILLISECONDS);
    var call = new Call(connection, deadline);
    try {
      connection.connect(uri.getHost(), port, (int) limit.toMillis());
      if (!tls) {
        startTls(connection, trust);
      }
      return call;
    } catch (LDAPException e) {
      call.close();
      throw away(uri.getHost() + ":" + port, trust, e);
    }
  }

  private static void startTls(LDAPConnection connection, Trust trust) throws LDAPException {
    var result = connection.processExtendedOperation(new StartTLSExtendedRequest(trust.context()));
    if (result.getResultCode() != ResultCode.SUCCESS) {
      throw new LDAPException(
          result.getResultCode(), "it does not take StartTLS, and nothing is said without it");
    }
  }

  private static LdapTrouble away(String where, Trust trust, LDAPException e) {
    String doubt = trust.doubt();
    return LdapTrouble.directorys(
        doubt != null
            ? "The certificate of "
                + where
                + " is not to be believed: "
                + Words.cut(doubt)
                + " Give the authority that signed it, and the name that it is made out for."
            : "The directory at " + where + " cannot be reached: " + Words.cut(e.getMessage()));
  }

  private static LDAPConnectionOptions options(Resolving names, Duration limit) {
    var options = new LDAPConnectionOptions();
    options.setUseSynchronousMode(true);
    options.setFollowReferrals(false);
    options.setConnectTimeoutMillis((int) limit.toMillis());
    options.setResponseTimeoutMillis(limit.toMillis());
    options.setMaxMessageSize(LARGEST_ANSWER);
    options.setNameResolver(new Judged(names));
    options.setSSLSocketVerifier(new Handshake(limit));
    return options;
  }

  @Override
  public void close() {
    deadline.cancel(false);
    connection.close();
  }

  /** Before anything is said, so that a certificate in doubt is known as that. */
  private static final class Handshake extends SSLSocketVerifier {
    private final Duration limit;

    Handshake(Duration limit) {
      this.limit = limit;
    }

    @Override
    public void verifySSLSocket(String host, int port, SSLSocket socket) throws LDAPException {
      try {
        int before = socket.getSoTimeout();
        socket.setSoTimeout((int) limit.toMillis());
        socket.startHandshake();
        socket.setSoTimeout(before);
      } catch (IOException e) {
        throw new LDAPException(ResultCode.CONNECT_ERROR, String.valueOf(e.getMessage()), e);
      }
    }
  }

  /** What a name leads to is judged when it is looked up, and that is what is connected to. */
  private static final class Judged extends NameResolver {
    private final Resolving names;

    Judged(Resolving names) {
      this.names = names;
    }

    @Override
    public InetAddress getByName(@Nullable String host) throws UnknownHostException {
      return getAllByName(host)[0];
    }

    @Override
    public InetAddress[] getAllByName(@Nullable String host) throws UnknownHostException {
      return names.resolve(host == null ? "" : host);
    }

    @Override
    public void toString(StringBuilder buffer) {
      buffer.append("Judged");
    }
  }
}
