package dev.rowhouse.portal.form;

import org.springframework.ui.Model;

/** What destroys asks for the name of the thing to be typed. */
public final class Typed {
  private Typed() {}

  /** Whether it was; if not, the page says so and keeps what was typed. */
  public static boolean isName(String typed, String name, Model model) {
    if (typed.strip().equals(name)) {
      return true;
    }
    model.addAttribute("wrong", "The name that was typed is not " + name + ".");
    model.addAttribute("typed", typed);
    return false;
  }
}
