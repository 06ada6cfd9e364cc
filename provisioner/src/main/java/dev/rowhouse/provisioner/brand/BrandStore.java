package dev.rowhouse.provisioner.brand;

import dev.rowhouse.provisioner.ProjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class BrandStore {
  private final JdbcClient jdbc;
  private final Clock clock;

  BrandStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  Optional<Brand> find(ProjectId project) {
    return jdbc.sql(
            """
            SELECT name, accent, accent_dark, support, privacy, terms,
              logo_type IS NOT NULL AS logo, offering, changed_at
            FROM provisioner_brand WHERE project_id = :project
            """)
        .param("project", project.value())
        .query(BrandStore::brand)
        .optional();
  }

  Optional<Logo> logo(ProjectId project) {
    return jdbc.sql(
            """
            SELECT logo, logo_type FROM provisioner_brand
            WHERE project_id = :project AND logo_type IS NOT NULL
            """)
        .param("project", project.value())
        .query((row, _) -> new Logo(row.getBytes("logo"), row.getString("logo_type")))
        .optional();
  }

  void save(ProjectId project, NewBrand brand) {
    jdbc.sql(
            """
            INSERT INTO provisioner_brand
              (project_id, name, accent, accent_dark, support, privacy, terms, offering,
              changed_at)
            VALUES (:project, :name, :accent, :accentDark, :support, :privacy, :terms, :offering,
              :now)
            ON DUPLICATE KEY UPDATE name = :name, accent = :accent, accent_dark = :accentDark,
              support = :support, privacy = :privacy, terms = :terms,
              offering = :offering, changed_at = :now
            """)
        .param("project", project.value())
        .param("name", brand.name().strip())
        .param("accent", brand.accent().strip())
        .param("accentDark", brand.accentDark().strip())
        .param("support", brand.support().strip())
        .param("privacy", brand.privacy().strip())
        .param("terms", brand.terms().strip())
        .param("offering", brand.offering().name())
        .param("now", clock.instant())
        .update();
  }

  void logo(ProjectId project, Logo logo) {
    jdbc.sql(
            """
            UPDATE provisioner_brand SET logo = :logo, logo_type = :type
            WHERE project_id = :project
            """)
        .param("project", project.value())
        .param("logo", logo.bytes())
        .param("type", logo.type())
        .update();
  }

  /** Gateways read the name on their waiting pages again. */
  void touchRoutes(ProjectId project) {
    jdbc.sql(
            """
            UPDATE provisioner_container SET changed_at = UTC_TIMESTAMP(6)
            WHERE project_id = :project AND observed <> 'DELETED'
            """)
        .param("project", project.value())
        .update();
  }

  private static Brand brand(ResultSet row, int number) throws SQLException {
    return new Brand(
        row.getString("name"),
        Colour.of(row.getString("accent")),
        Colour.of(row.getString("accent_dark")),
        row.getString("support"),
        row.getString("privacy"),
        row.getString("terms"),
        row.getBoolean("logo"),
        Offering.valueOf(row.getString("offering")),
        row.getObject("changed_at", Instant.class));
  }
}
