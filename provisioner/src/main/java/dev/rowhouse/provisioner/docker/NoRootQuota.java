package dev.rowhouse.provisioner.docker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A node that keeps no limit: it can only say what was written. */
final class NoRootQuota implements RootQuota {
  private final Connection connection;

  NoRootQuota(Connection connection) {
    this.connection = connection;
  }

  @Override
  public void limit(String container, long bytes) {
    // The node's capabilities say that there is none.
  }

  @Override
  public long used(String container) {
    String body = connection.get("/containers/" + container + "/json?size=1");
    try {
      return new ObjectMapper().readTree(body).path("SizeRw").asLong();
    } catch (JsonProcessingException e) {
      throw Connection.translate(e);
    }
  }
}
