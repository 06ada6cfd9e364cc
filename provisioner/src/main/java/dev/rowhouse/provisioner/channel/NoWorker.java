package dev.rowhouse.provisioner.channel;

import java.util.Arrays;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** True in a process that is no worker and so knows no node. */
public final class NoWorker implements Condition {
  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    String roles = context.getEnvironment().getProperty("rowhouse.roles", "portal,worker,gateway");
    return Arrays.stream(roles.split(","))
        .noneMatch(role -> role.strip().equalsIgnoreCase("worker"));
  }
}
