package dev.rowhouse.e2e.journeys;

import dev.rowhouse.db.testing.MailServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The one installation that all journeys of a JVM share, and the mail server that takes its
 * letters; they go when the last has ended.
 */
final class Town implements ParameterResolver {
  private static final ExtensionContext.Namespace PLACE = ExtensionContext.Namespace.create("town");

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Installation.class || type == MailServer.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    var store = context.getStore(ExtensionContext.StoreScope.LAUNCHER_SESSION, PLACE);
    MailServer mail = store.computeIfAbsent("mail", _ -> new MailServer(), MailServer.class);
    return parameter.getParameter().getType() == MailServer.class
        ? mail
        : store.computeIfAbsent("installation", _ -> start(mail), Installation.class);
  }

  private static Installation start(MailServer mail) {
    try {
      return new Installation(
          Map.of(
              "ROWHOUSE_MAIL_HOST",
              "127.0.0.1",
              "ROWHOUSE_MAIL_PORT",
              String.valueOf(mail.port()),
              "ROWHOUSE_MAIL_TLS",
              "NONE",
              "ROWHOUSE_MAIL_FROM",
              "no-reply@rooms.example"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
