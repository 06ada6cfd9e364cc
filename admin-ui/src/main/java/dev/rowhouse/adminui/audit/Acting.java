package dev.rowhouse.adminui.audit;

import dev.rowhouse.db.audit.Actor;
import dev.rowhouse.db.audit.Acts;
import dev.rowhouse.db.audit.Deed;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Changing something as an operator: the change and its line of the audit log are one. */
@Component
public class Acting {
  private final Acts acts;
  private final Who who;
  private final TransactionTemplate transactions;

  Acting(Acts acts, Who who, TransactionTemplate transactions) {
    this.acts = acts;
    this.who = who;
    this.transactions = transactions;
  }

  /** Something that has no state to compare. */
  public void act(Deed deed, Runnable change) {
    act(deed, () -> "", change);
  }

  /**
   * @param state how the thing is, in lines of {@code name: value}; asked before and after
   */
  public void act(Deed deed, Supplier<String> state, Runnable change) {
    transactions.executeWithoutResult(_ -> {
      String before = state.get();
      change.run();
      acts.write(who.acts(), deed, before, state.get());
    });
  }

  /** Who is asking, for what keeps a name itself. */
  public Actor actor() {
    return who.acts();
  }
}
