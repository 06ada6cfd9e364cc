package dev.rowhouse.provisioner.estate;

import dev.rowhouse.provisioner.container.Fate;
import dev.rowhouse.provisioner.container.Killed;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A data source on which each statement of a thread is an act of its fate. Who is killed leaves
 * what the database sees then: a connection that broke in the middle of a transaction.
 */
final class MortalSource extends DelegatingDataSource {
  private static final ThreadLocal<@Nullable Fate> FATE = new ThreadLocal<>();

  MortalSource(DataSource real) {
    super(real);
  }

  /**
   * Whether it came through alive.
   *
   * @param deadly number of the statement after which it is killed, from 1
   */
  static boolean survives(int deadly, Runnable deed) {
    var fate = new Fate(deadly);
    FATE.set(fate);
    try {
      deed.run();
    } catch (RuntimeException | Killed e) {
      if (!fate.dead()) {
        throw e;
      }
    } finally {
      FATE.remove();
    }
    return !fate.dead();
  }

  @Override
  public Connection getConnection() throws SQLException {
    Fate fate = FATE.get();
    if (fate == null) {
      return super.getConnection();
    }
    if (fate.dead()) {
      throw new SQLException("the dead ask for nothing");
    }
    Connection real = super.getConnection();
    return proxy(
        Connection.class,
        (_, method, arguments) -> {
          if (fate.dead() && method.getName().equals("rollback")) {
            return null; // the database does it by itself
          }
          Object result = call(real, method, arguments);
          return result instanceof PreparedStatement it ? watched(it, real, fate) : result;
        });
  }

  private static PreparedStatement watched(PreparedStatement real, Connection on, Fate fate) {
    return proxy(
        PreparedStatement.class,
        (_, method, arguments) -> {
          Object result = call(real, method, arguments);
          if (method.getName().startsWith("execute")) {
            try {
              fate.act("a statement");
            } catch (Killed e) {
              on.abort(Runnable::run);
              throw e;
            }
          }
          return result;
        });
  }

  private static @Nullable Object call(Object real, Method method, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
