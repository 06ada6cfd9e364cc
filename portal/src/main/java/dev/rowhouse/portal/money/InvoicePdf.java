package dev.rowhouse.portal.money;

import dev.rowhouse.db.money.Money;
import dev.rowhouse.marketplace.rental.Contract;
import dev.rowhouse.marketplace.rental.Refund;
import dev.rowhouse.portal.layout.Say;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfWriter;
import org.springframework.stereotype.Component;

/** An invoice on one page of paper, with the same lines as on the screen. */
@Component
class InvoicePdf {
  private static final Color BRICK = new Color(0xA6, 0x4B, 0x35);
  private static final Color SOFT = new Color(0x66, 0x60, 0x5A);
  private static final Color LINE = new Color(0xDD, 0xD8, 0xD0);
  private static final int MARGIN = 64;

  private final Say say;

  InvoicePdf(Say say) {
    this.say = say;
  }

  byte[] of(Invoice invoice, String payer) {
    var bytes = new ByteArrayOutputStream();
    var document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN);
    var letters = new Lettering();
    PdfWriter.getInstance(document, bytes);
    // What is said of the file is text in any letters.
    document.addTitle("Invoice " + invoice.number());
    document.addSubject("Paid by " + payer);
    document.addCreator("Rowhouse");
    document.open();
    document.add(line(letters.write("Rowhouse", 11, Font.BOLD, BRICK), 11));
    document.add(
        line(letters.write("Invoice " + invoice.number(), 20, Font.BOLD, Color.BLACK), 20));
    document.add(facts(invoice, payer, letters));
    document.add(lines(invoice, letters));
    document.add(
        soft(
            letters, "Paid. Times are in UTC. Stripe’s own invoice stands under payment methods."));
    if (!letters.notes().isEmpty()) {
      document.add(soft(letters, letters.notes()));
    }
    document.close();
    return bytes.toByteArray();
  }

  private PdfPTable facts(Invoice invoice, String payer, Lettering letters) {
    Contract contract = invoice.rental().contract();
    var table = table(2, 16, 1, 3);
    fact(table, letters, "Paid by", payer);
    fact(table, letters, "Paid on", say.exact(invoice.payment().paidAt()));
    fact(table, letters, "Rental", invoice.rental().id().value());
    fact(table, letters, "Server", contract.name() + ", " + contract.region());
    return table;
  }

  private static PdfPTable lines(Invoice invoice, Lettering letters) {
    var table = table(2, 24, 4, 1);
    String term =
        invoice
            .payment()
            .term()
            .map(number -> ", term " + number)
            .orElse(", taken back as a whole");
    Money rent = invoice.payment().rent();
    line(table, letters, "Rent of " + invoice.rental().contract().name() + term, rent);
    if (invoice.setup().minor() != 0) {
      line(table, letters, "Setup, once", invoice.setup());
    }
    line(table, letters, "Paid", invoice.payment().paid());
    for (Refund refund : invoice.refunds()) {
      line(table, letters, "Given back: " + refund.reason(), refund.amount().negated());
    }
    if (!invoice.refunds().isEmpty()) {
      line(table, letters, "Together", invoice.kept());
    }
    return table;
  }

  private static PdfPTable table(int columns, float before, float... widths) {
    var table = new PdfPTable(columns);
    table.setWidths(widths);
    table.setWidthPercentage(100);
    table.setSpacingBefore(before);
    table.setSpacingAfter(12);
    return table;
  }

  private static void fact(PdfPTable table, Lettering letters, String name, String value) {
    Phrase what = letters.write(name, 10, Font.NORMAL, SOFT);
    Phrase said = letters.write(value, 10, Font.NORMAL, Color.BLACK);
    table.addCell(cell(what, Element.ALIGN_LEFT, 0));
    table.addCell(cell(said, Element.ALIGN_LEFT, 0));
  }

  private static void line(PdfPTable table, Lettering letters, String words, Money amount) {
    String number = amount.toString().replace('-', '−');
    Phrase what = letters.write(words, 11, Font.NORMAL, Color.BLACK);
    Phrase much = letters.write(number, 11, Font.NORMAL, Color.BLACK);
    table.addCell(cell(what, Element.ALIGN_LEFT, 1));
    table.addCell(cell(much, Element.ALIGN_RIGHT, 1));
  }

  private static PdfPCell cell(Phrase words, int align, float below) {
    var cell = new PdfPCell(words);
    cell.setBorder(below > 0 ? Rectangle.BOTTOM : Rectangle.NO_BORDER);
    cell.setBorderColor(LINE);
    cell.setHorizontalAlignment(align);
    cell.setPaddingTop(6);
    cell.setPaddingBottom(8);
    return cell;
  }

  private static Paragraph soft(Lettering letters, String words) {
    return line(letters.write(words, 9, Font.NORMAL, SOFT), 9);
  }

  private static Paragraph line(Phrase words, float size) {
    var line = new Paragraph(words);
    line.setLeading(size * 1.4f);
    return line;
  }
}
