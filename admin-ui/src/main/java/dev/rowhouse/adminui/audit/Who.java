package dev.rowhouse.adminui.audit;

import dev.rowhouse.adminui.operator.Operators;
import dev.rowhouse.adminui.operator.Origin;
import dev.rowhouse.db.audit.Actor;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The operator whose request is being answered, and where it came from. */
@Component
class Who {
  private final Operators operators;

  Who(Operators operators) {
    this.operators = operators;
  }

  Actor acts() {
    Authentication now = SecurityContextHolder.getContext().getAuthentication();
    if (now == null) {
      throw new IllegalStateException("nobody is signed in");
    }
    String email = now.getName();
    String id = operators.byEmail(email).map(found -> found.id()).orElse(email);
    return new Actor("operator:" + id, email, Origin.now());
  }
}
