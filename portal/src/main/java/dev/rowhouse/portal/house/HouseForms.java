package dev.rowhouse.portal.house;

import dev.rowhouse.portal.viewer.Viewer;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.container.Container;
import dev.rowhouse.provisioner.container.Holding;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What all forms about one house do: show it, and save, or show it again with what is wrong. */
@Component
class HouseForms {
  private final Houses houses;

  HouseForms(Houses houses) {
    this.houses = houses;
  }

  Container show(Viewer viewer, ContainerId id, Model model) {
    Container house = houses.get(viewer, id);
    model.addAttribute("house", house);
    model.addAttribute("back", houses.page(viewer, house));
    return house;
  }

  Holding houses(Viewer viewer) {
    return houses.of(viewer);
  }

  /**
   * @param again the page to show when the change is refused
   * @param said what to say when it is done
   */
  record Words(String again, String said) {}

  String save(
      Viewer viewer,
      Container house,
      Consumer<Holding> change,
      Consumer<Rejected> refused,
      Words words,
      RedirectAttributes next) {
    try {
      change.accept(houses.of(viewer));
    } catch (Rejected e) {
      refused.accept(e);
      return words.again();
    }
    next.addFlashAttribute("said", words.said());
    return "redirect:" + houses.page(viewer, house);
  }
}
