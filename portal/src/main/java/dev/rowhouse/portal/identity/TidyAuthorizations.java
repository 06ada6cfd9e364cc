package dev.rowhouse.portal.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/** Sweeps sign-ins that are over whenever a new one begins: a code lives for a minute. */
final class TidyAuthorizations implements OAuth2AuthorizationService {
  private final OAuth2AuthorizationService rows;
  private final JdbcOperations jdbc;

  TidyAuthorizations(OAuth2AuthorizationService rows, JdbcOperations jdbc) {
    this.rows = rows;
    this.jdbc = jdbc;
  }

  @Override
  public void save(OAuth2Authorization authorization) {
    jdbc.update(
        """
        DELETE FROM oauth2_authorization
        WHERE authorization_code_expires_at < DATE_SUB(UTC_TIMESTAMP(), INTERVAL 10 MINUTE) LIMIT 100
        """);
    rows.save(authorization);
  }

  @Override
  public void remove(OAuth2Authorization authorization) {
    rows.remove(authorization);
  }

  @Override
  public @Nullable OAuth2Authorization findById(String id) {
    return rows.findById(id);
  }

  @Override
  public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
    return rows.findByToken(token, type);
  }
}
