package dev.rowhouse.db.role;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

final class RoleCondition implements Condition {
  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    Map<String, Object> attributes = metadata.getAnnotationAttributes(OnRole.class.getName());
    if (attributes == null || !(attributes.get("value") instanceof Role[] wanted)) {
      throw new IllegalStateException("@OnRole names at least one role");
    }
    String names = context.getEnvironment().getProperty("rowhouse.roles", Roles.ALL_IN_ONE);
    Set<Role> roles = Roles.parse(names);
    return Arrays.stream(wanted).anyMatch(roles::contains);
  }
}
