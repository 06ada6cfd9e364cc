package dev.rowhouse.db.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Notices who asks for a second connection while holding one: as many at once as there are
 * connections would wait for each other, and everybody else for them. To be imported by a test.
 */
public final class OneConnectionEach implements BeanPostProcessor {
  private static final ThreadLocal<Integer> HELD = ThreadLocal.withInitial(() -> 0);
  private static final Set<String> GREEDY = ConcurrentHashMap.newKeySet();

  /** Where it was asked for, in this process so far. */
  public static Set<String> greedy() {
    return GREEDY;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof DataSource source ? new Watched(source) : bean;
  }

  private static final class Watched extends DelegatingDataSource {
    Watched(DataSource real) {
      super(real);
    }

    @Override
    public Connection getConnection() throws SQLException {
      if (HELD.get() > 0) {
        GREEDY.add(ours());
      }
      Connection real = super.getConnection();
      HELD.set(HELD.get() + 1);
      return (Connection)
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {Connection.class},
              (_, method, arguments) -> {
                if (method.getName().equals("close") && !real.isClosed()) {
                  HELD.set(HELD.get() - 1);
                }
                try {
                  return method.invoke(real, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              });
    }

    private static String ours() {
      return Arrays.stream(new Throwable().getStackTrace())
          .filter(each -> each.getClassName().startsWith("dev.rowhouse."))
          .filter(each -> !each.getClassName().startsWith(OneConnectionEach.class.getName()))
          .filter(each -> each.getLineNumber() > 0)
          .limit(5)
          .map(
              each -> each.getClassName() + "." + each.getMethodName() + ":" + each.getLineNumber())
          .collect(Collectors.joining(" < "));
    }
  }
}
