package dev.rowhouse.adminui.money;

import dev.rowhouse.billing.ledger.Account;
import dev.rowhouse.billing.ledger.BookedGroup;
import dev.rowhouse.billing.ledger.Differences;
import dev.rowhouse.billing.ledger.Entries;
import dev.rowhouse.billing.ledger.GroupId;
import java.time.Clock;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The books: the trial balance, accounts, their entries, and what was booked as one. */
@Controller
class LedgerPage {
  private static final int PAGE = 100;
  private final Entries entries;
  private final Differences differences;
  private final Clock clock;

  LedgerPage(Entries entries, Differences differences, Clock clock) {
    this.entries = entries;
    this.differences = differences;
    this.clock = clock;
  }

  @GetMapping("/ledger")
  String trial(Model model) {
    model.addAttribute("section", "ledger");
    model.addAttribute("trials", entries.trials(clock.instant()));
    model.addAttribute("differences", differences.list(false, 100));
    model.addAttribute("groups", entries.groups(20));
    return "money/ledger";
  }

  @GetMapping("/ledger/accounts/{account}")
  String account(
      @PathVariable Account account,
      @RequestParam(defaultValue = "") String holder,
      @RequestParam @Nullable GroupId after,
      @RequestParam(defaultValue = "0") int line,
      Model model) {
    var cursor = Optional.ofNullable(after).map(group -> new Entries.Cursor(group, line));
    model.addAttribute("section", "ledger");
    model.addAttribute("account", account);
    model.addAttribute("holder", holder);
    model.addAttribute("holders", entries.holders(account));
    model.addAttribute("entries", entries.of(account, holder, cursor, PAGE));
    return "money/account";
  }

  @GetMapping("/ledger/groups/{id}")
  String group(@PathVariable GroupId id, Model model) {
    BookedGroup group =
        entries.group(id).orElseThrow(() -> new NoSuchElementException("no such group"));
    model.addAttribute("section", "ledger");
    model.addAttribute("group", group);
    model.addAttribute("reversal", entries.reversalOf(id).orElse(null));
    model.addAttribute("source", Source.of(group));
    return "money/group";
  }
}
