package dev.rowhouse.provisioner.testing;

import com.zaxxer.hikari.HikariDataSource;
import dev.rowhouse.db.testing.TestDatabase;
import java.util.logging.Level;
import java.util.logging.Logger;
import liquibase.Liquibase;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;

/** A fresh database with some of the provisioner's tables. */
public final class TestTables {
  private TestTables() {}

  /**
   * @param changelogs for example {@code provisioner/010-node.sql}
   */
  public static HikariDataSource fresh(String... changelogs) {
    var source = TestDatabase.pool();
    Logger.getLogger("liquibase").setLevel(Level.WARNING);
    for (String changelog : changelogs) {
      migrate(source, changelog);
    }
    return source;
  }

  private static void migrate(HikariDataSource source, String changelog) {
    try (var connection = source.getConnection();
        var liquibase =
            new Liquibase(
                "db/changelog/" + changelog,
                new ClassLoaderResourceAccessor(),
                DatabaseFactory.getInstance()
                    .findCorrectDatabaseImplementation(new JdbcConnection(connection)))) {
      liquibase.update("");
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
