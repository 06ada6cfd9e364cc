package dev.rowhouse.adminui.receipt;

import dev.rowhouse.provisioner.erasure.Receipts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** All keys that ever signed a receipt, and the button that makes the next one. */
@Controller
class KeysPage {
  private final Receipts receipts;

  KeysPage(Receipts receipts) {
    this.receipts = receipts;
  }

  @GetMapping("/receipt-keys")
  String list(Model model) {
    model.addAttribute("section", "receipt-keys");
    model.addAttribute("keys", receipts.keys().get("keys"));
    return "receipt-keys";
  }

  @PostMapping("/receipt-keys/rotate")
  String rotate() {
    receipts.rotateKey();
    return "redirect:/receipt-keys";
  }
}
