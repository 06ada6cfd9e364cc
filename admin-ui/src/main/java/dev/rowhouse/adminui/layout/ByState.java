package dev.rowhouse.adminui.layout;

import java.util.Map;
import org.springframework.ui.Model;

/** What lists that show one state at a time have in common. */
public final class ByState {
  private ByState() {}

  public static <S extends Enum<S>> void show(
      Model model, String section, S state, Map<S, Long> counts) {
    model.addAttribute("section", section);
    model.addAttribute("state", state);
    model.addAttribute("states", state.getDeclaringClass().getEnumConstants());
    model.addAttribute("counts", counts);
  }
}
