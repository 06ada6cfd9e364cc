package dev.rowhouse.portal.money;

import dev.rowhouse.billing.stripe.CheckoutFailed;
import dev.rowhouse.billing.stripe.Payers;
import dev.rowhouse.marketplace.RentalId;
import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.marketplace.rental.Rental;
import dev.rowhouse.marketplace.rental.Rentals;
import dev.rowhouse.portal.layout.NotHere;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import java.net.URI;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Invoices, on the screen, printed and as PDF; and Stripe's page for the means of payment. */
@Controller
class InvoicePage {
  private final Invoices invoices;
  private final InvoicePdf pdf;
  private final Rentals rentals;
  private final Payers payers;

  InvoicePage(Invoices invoices, InvoicePdf pdf, Rentals rentals, Payers payers) {
    this.invoices = invoices;
    this.pdf = pdf;
    this.rentals = rentals;
    this.payers = payers;
  }

  @GetMapping("/money/invoices/{id}")
  @Needs(Permission.MONEY)
  String page(Viewer viewer, @PathVariable String id, Model model) {
    model.addAttribute("invoice", get(viewer, id));
    return "money/invoice";
  }

  @GetMapping("/money/invoices/{id}/pdf")
  @Needs(Permission.MONEY)
  ResponseEntity<byte[]> paper(Viewer viewer, @PathVariable String id) {
    Invoice invoice = get(viewer, id);
    String name =
        ContentDisposition.attachment()
            .filename("invoice-" + invoice.number() + ".pdf")
            .build()
            .toString();
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(HttpHeaders.CONTENT_DISPOSITION, name)
        .body(pdf.of(invoice, viewer.place().organizationName()));
  }

  /** A plain link, not a form: a form may not lead to another host. */
  @GetMapping("/money/payment-methods/{id}")
  @Needs(Permission.MONEY)
  Object methods(Viewer viewer, @PathVariable RentalId id, RedirectAttributes next) {
    Rental rental =
        rentals.find(viewer.organization(), id).orElseThrow(() -> NotHere.thing("rental"));
    String subscription =
        rental.checkout().subscription().orElseThrow(() -> NotHere.thing("subscription"));
    String back = ServletUriComponentsBuilder.fromCurrentContextPath().path("/money").toUriString();
    try {
      return ResponseEntity.status(303)
          .location(URI.create(payers.page(subscription, back)))
          .build();
    } catch (CheckoutFailed e) {
      next.addFlashAttribute(
          "said", "Stripe did not open its page just now. Nothing changed; try again in a minute.");
      return "redirect:/money";
    }
  }

  private Invoice get(Viewer viewer, String number) {
    return invoices.find(viewer.organization(), number).orElseThrow(() -> NotHere.thing("invoice"));
  }
}
