package dev.rowhouse.portal.money;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowhouse.db.money.Money;
import dev.rowhouse.marketplace.HoldId;
import dev.rowhouse.marketplace.OfferId;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.RefundId;
import dev.rowhouse.marketplace.RentalId;
import dev.rowhouse.marketplace.ServerId;
import dev.rowhouse.marketplace.VendorId;
import dev.rowhouse.marketplace.inventory.Price;
import dev.rowhouse.marketplace.inventory.Term;
import dev.rowhouse.marketplace.rental.Checkout;
import dev.rowhouse.marketplace.rental.Contract;
import dev.rowhouse.marketplace.rental.Payment;
import dev.rowhouse.marketplace.rental.Refund;
import dev.rowhouse.marketplace.rental.Rental;
import dev.rowhouse.marketplace.rental.RentalState;
import dev.rowhouse.portal.layout.Say;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What another program reads in the file that we write. */
class InvoicePdfTest {
  private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");

  private final InvoicePdf pdf = new InvoicePdf(new Say(Clock.fixed(AT, ZoneOffset.UTC)));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Żółw & Gęś sp. z o.o.",
        "Παράδειγμα Α.Ε.",
        "ООО «Пример»",
        "Ødegård Straße Ltd",
        "Công ty Ví Dụ",
        "Þórður Çelik Ğ İş"
      })
  void lettersOfEuropeComeWithTheFile(String payer) throws IOException {
    try (PDDocument read = Loader.loadPDF(pdf.of(invoice("Quay 2", "canceled"), payer))) {
      String text = text(read);
      assertThat(text).contains(payer, "Invoice in_1", "59.00 USD", "Setup, once");
      assertThat(text).doesNotContain("A box", "drawn with a font");
      assertThat(fonts(read)).isNotEmpty().allMatch(PDFont::isEmbedded);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"示例有限公司", "範例股份有限公司", "サンプル株式会社", "주식회사 예시"})
  void lettersOfEastAsiaAreTheirsAndThePaperSaysWhoDrawsThem(String payer) throws IOException {
    try (PDDocument read = Loader.loadPDF(pdf.of(invoice("Quay 2", "canceled"), payer))) {
      assertThat(text(read)).contains(payer, "drawn with a font of the program that shows this");
      assertThat(text(read)).doesNotContain("A box");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"شركة المثال", "חברה לדוגמה", "उदाहरण लिमिटेड", "Row 🏠 house"})
  void whatCannotBeDrawnIsABoxAndThePaperSaysSo(String payer) throws IOException {
    try (PDDocument read = Loader.loadPDF(pdf.of(invoice("Quay 2", "canceled"), payer))) {
      assertThat(text(read)).contains("\u25A1", "stands for a letter that this file cannot draw");
      assertThat(read.getDocumentInformation().getSubject()).isEqualTo("Paid by " + payer);
    }
  }

  @Test
  void namesOfServersAndReasonsAreWrittenInTheSameWay() throws IOException {
    try (PDDocument read = Loader.loadPDF(pdf.of(invoice("Набережная 2", "отменено"), "Demo"))) {
      assertThat(text(read))
          .contains("Rent of Набережная 2, term 1", "Given back: отменено", "−20.00 USD")
          .contains("Together", "39.00 USD", "1 Mar 2026, 12:00:00 UTC");
    }
  }

  private static String text(PDDocument read) throws IOException {
    return new PDFTextStripper().getText(read);
  }

  private static List<PDFont> fonts(PDDocument read) throws IOException {
    List<PDFont> all = new ArrayList<>();
    var resources = read.getPage(0).getResources();
    for (var name : resources.getFontNames()) {
      all.add(resources.getFont(name));
    }
    return all;
  }

  private static Invoice invoice(String server, String reason) {
    RentalId id = RentalId.mint();
    Money rent = Money.of(4_900, "USD");
    Money paid = Money.of(5_900, "USD");
    var price = new Price(Term.MONTH, rent, Money.of(1_000, "USD"));
    var contract =
        new Contract(
            VendorId.mint(), OfferId.mint(), server, "eu-central", price, 1_000, ZoneOffset.UTC);
    var rental =
        new Rental(
            id,
            OrganizationId.mint(),
            ServerId.mint(),
            HoldId.mint(),
            contract,
            RentalState.ENDED,
            new Checkout(Optional.empty(), Optional.empty(), Optional.empty()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            AT);
    var payment =
        new Payment("in_1", id, Optional.of(1), rent, paid, "pi_1", Money.of(4_410, "USD"), AT, AT);
    var back =
        new Refund(
            RefundId.mint(),
            id,
            "in_1",
            Money.of(2_000, "USD"),
            reason,
            false,
            Refund.State.DONE,
            1,
            AT,
            Optional.empty(),
            AT);
    return new Invoice(rental, payment, List.of(back));
  }
}
