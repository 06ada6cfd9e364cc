package dev.rowhouse.portal.market;

import dev.rowhouse.marketplace.rental.Rental;
import dev.rowhouse.marketplace.rental.Rentals;
import dev.rowhouse.portal.viewer.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Every page says when a payment is missing: what follows from it comes by the clock. */
@ControllerAdvice
class Overdue {
  private final Rentals rentals;

  Overdue(Rentals rentals) {
    this.rentals = rentals;
  }

  @ModelAttribute
  void overdue(HttpServletRequest request, Model model) {
    if (request.getAttribute(Viewer.class.getName()) instanceof Viewer viewer) {
      List<Rental> late = rentals.pastDue(viewer.organization());
      model.addAttribute("overdue", late);
      model.addAttribute("leaving", rentals.goingBack(viewer.organization()));
    }
  }
}
