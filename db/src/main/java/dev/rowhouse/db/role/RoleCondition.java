package dev.rowhouse.db.role;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

final class RoleCondition implements Condition {
  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    Map<String, Object> attributes = metadata.getAnnotationAttributes(OnRole.class.getName());
    if (attributes == null) {
      return true;
    }
    Set<Role> roles = roles(context.getEnvironment());
    return List.of((Role[]) attributes.get("value")).stream().anyMatch(roles::contains);
  }

  private static Set<Role> roles(Environment environment) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String name :
        environment.getProperty("rowhouse.roles", "portal,worker,gateway").split(",")) {
      roles.add(Role.valueOf(name.strip().toUpperCase(Locale.ROOT)));
    }
    return roles;
  }
}
