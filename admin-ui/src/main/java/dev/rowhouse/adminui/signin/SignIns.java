package dev.rowhouse.adminui.signin;

import dev.rowhouse.adminui.operator.Operator;
import dev.rowhouse.adminui.operator.Operators;
import dev.rowhouse.adminui.operator.Origin;
import dev.rowhouse.db.audit.Actor;
import dev.rowhouse.db.audit.Acts;
import dev.rowhouse.db.audit.Deed;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down who signed in, and from where. */
@Component
class SignIns {
  private final Operators operators;
  private final Acts acts;

  SignIns(Operators operators, Acts acts) {
    this.operators = operators;
    this.acts = acts;
  }

  @EventListener
  @Transactional
  public void on(AuthenticationSuccessEvent event) {
    operators.byEmail(event.getAuthentication().getName()).ifPresent(this::write);
  }

  private void write(Operator operator) {
    acts.write(
        new Actor("operator:" + operator.id(), operator.email(), Origin.now()),
        Deed.of("operator.sign-in", operator.id(), operator.email()),
        "",
        "");
  }
}
