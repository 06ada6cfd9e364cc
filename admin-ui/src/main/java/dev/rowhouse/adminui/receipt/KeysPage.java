package dev.rowhouse.adminui.receipt;

import dev.rowhouse.adminui.audit.Acting;
import dev.rowhouse.adminui.audit.Lines;
import dev.rowhouse.db.audit.Deed;
import dev.rowhouse.provisioner.erasure.Receipts;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** All keys that ever signed a receipt, and the button that makes the next one. */
@Controller
class KeysPage {
  private final Receipts receipts;
  private final Acting acting;

  KeysPage(Receipts receipts, Acting acting) {
    this.receipts = receipts;
    this.acting = acting;
  }

  @GetMapping("/receipt-keys")
  String list(Model model) {
    model.addAttribute("section", "receipt-keys");
    model.addAttribute("keys", receipts.keys().get("keys"));
    return "receipt-keys";
  }

  @PostMapping("/receipt-keys/rotate")
  String rotate() {
    acting.act(
        Deed.of("receipt-key.rotate", "receipt-keys", "Receipt keys"),
        () -> Lines.of("keys", Objects.requireNonNullElse(receipts.keys().get("keys"), "none")),
        receipts::rotateKey);
    return "redirect:/receipt-keys";
  }
}
