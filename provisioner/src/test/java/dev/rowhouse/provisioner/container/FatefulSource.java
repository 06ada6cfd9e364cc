package dev.rowhouse.provisioner.container;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A data source whose commits, and writes outside of transactions, are acts of fate. */
final class FatefulSource extends DelegatingDataSource {
  private final Fate fate;

  FatefulSource(DataSource real, Fate fate) {
    super(real);
    this.fate = fate;
  }

  @Override
  public Connection getConnection() throws SQLException {
    fate.alive("connecting");
    Connection real = super.getConnection();
    return proxy(
        Connection.class,
        (_, method, arguments) -> {
          Object result = Fate.call(real, method, arguments);
          if (method.getName().equals("commit")) {
            fate.act("commit");
          }
          return result instanceof PreparedStatement statement ? watch(real, statement) : result;
        });
  }

  private PreparedStatement watch(Connection connection, PreparedStatement real) {
    return proxy(
        PreparedStatement.class,
        (_, method, arguments) -> {
          if (method.getName().startsWith("execute")) {
            fate.alive("a statement");
          }
          Object result = Fate.call(real, method, arguments);
          if (method.getName().equals("executeUpdate") && connection.getAutoCommit()) {
            fate.act("update");
          }
          return result;
        });
  }

  private static <T> T proxy(Class<T> type, java.lang.reflect.InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
