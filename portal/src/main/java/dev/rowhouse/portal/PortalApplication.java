package dev.rowhouse.portal;

import dev.rowhouse.db.role.Role;
import dev.rowhouse.db.role.Roles;
import java.util.Set;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;

/**
 * One program for every role: {@code --rowhouse.roles=portal,worker,gateway} (or {@code
 * ROWHOUSE_ROLES}) says which ones this process has; {@code migrate} brings the schema up to date
 * and exits.
 */
@SpringBootApplication(
    nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
    scanBasePackages = {
      "dev.rowhouse.db",
      "dev.rowhouse.billing",
      "dev.rowhouse.marketplace",
      "dev.rowhouse.provisioner"
    })
@Import(PortalFace.class)
class PortalApplication {
  static void main(String[] args) {
    Set<Role> roles = Roles.from(args, System.getenv());
    var application = new SpringApplication(PortalApplication.class);
    if (!roles.contains(Role.PORTAL)) {
      application.setWebApplicationType(WebApplicationType.NONE);
    }
    var context = application.run(args);
    if (roles.equals(Set.of(Role.MIGRATE))) {
      System.exit(SpringApplication.exit(context));
    }
  }
}
