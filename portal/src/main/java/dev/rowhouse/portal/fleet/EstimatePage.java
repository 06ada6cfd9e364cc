package dev.rowhouse.portal.fleet;

import dev.rowhouse.portal.signin.ForAnyone;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What it would cost, for whoever asks. Shows nothing of this installation. */
@Controller
@ForAnyone
class EstimatePage {

  @GetMapping("/estimate")
  String page(@RequestParam Map<String, String> params, Model model) {
    fill(model, Guesses.read(params, Map.of()));
    return "fleet/estimate";
  }

  static void fill(Model model, Guesses guesses) {
    model.addAttribute("guesses", guesses);
    model.addAttribute("guessed", Guess.values());
    model.addAttribute("estimates", Estimate.of(guesses));
  }
}
