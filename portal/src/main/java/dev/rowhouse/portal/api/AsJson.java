package dev.rowhouse.portal.api;

import dev.rowhouse.billing.inbox.StoredEvent;
import dev.rowhouse.marketplace.account.ApiKey;
import dev.rowhouse.marketplace.rental.Rental;
import dev.rowhouse.provisioner.connection.Connection;
import dev.rowhouse.provisioner.container.Container;
import dev.rowhouse.provisioner.node.Node;
import dev.rowhouse.provisioner.project.Project;
import dev.rowhouse.provisioner.tenant.Housed;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** How the API would answer for what a page shows; templates call it {@code @asJson}. */
@Component("asJson")
public class AsJson {
  private final TenantViews tenants;
  private final ContainerViews containers;
  private final JsonMapper json;
  private final String baseUrl;

  AsJson(
      TenantViews tenants,
      ContainerViews containers,
      JsonMapper json,
      @Value("${rowhouse.base-url}") String baseUrl) {
    this.tenants = tenants;
    this.containers = containers;
    this.json = json.rebuild().addModule(new IdentifierModule()).build();
    this.baseUrl = baseUrl;
  }

  /** The call that brings it, for a shell. */
  public String call(String path) {
    return "curl " + baseUrl + ApiPaths.V1 + path + " \\\n  -H \"Authorization: Bearer $KEY\"";
  }

  public String tenant(Housed housed) {
    return written(tenants.of(housed));
  }

  public String container(Container container) {
    return written(containers.of(container));
  }

  public String project(Project project) {
    return written(ProjectView.of(project));
  }

  public String rental(Rental rental) {
    return written(RentalView.of(rental));
  }

  /** Without its secret, which nobody has any more. */
  public String key(ApiKey key) {
    return written(KeyView.of(key));
  }

  /** Without its secret, and without where its house is. */
  public String connection(Connection connection) {
    return written(ConnectionView.of(connection, null));
  }

  public String node(Node node) {
    return written(NodeView.of(node));
  }

  /** Without the payload, which the page shows on its own. */
  public String event(StoredEvent event) {
    return written(EventView.of(event));
  }

  private String written(Object view) {
    return json.writerWithDefaultPrettyPrinter().writeValueAsString(view);
  }
}
