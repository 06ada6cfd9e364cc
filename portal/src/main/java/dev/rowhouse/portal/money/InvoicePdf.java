package dev.rowhouse.portal.money;

import dev.rowhouse.db.money.Money;
import dev.rowhouse.marketplace.rental.Refund;
import dev.rowhouse.portal.layout.Say;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.FontFactory;
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
    PdfWriter.getInstance(document, bytes);
    document.open();
    document.addTitle("Invoice " + invoice.number());
    document.addCreator("Rowhouse");
    document.add(new Paragraph("Rowhouse", font(11, Font.BOLD, BRICK)));
    document.add(new Paragraph("Invoice " + invoice.number(), font(20, Font.BOLD, Color.BLACK)));
    document.add(facts(invoice, payer));
    document.add(lines(invoice));
    document.add(
        soft("Paid. Times are in UTC. Stripe's own invoice stands under payment methods."));
    document.close();
    return bytes.toByteArray();
  }

  private PdfPTable facts(Invoice invoice, String payer) {
    var table = table(2, 16, 1, 3);
    fact(table, "Paid by", payer);
    fact(table, "Paid on", say.exact(invoice.payment().paidAt()));
    fact(table, "Rental", invoice.rental().id().value());
    fact(
        table,
        "Server",
        invoice.rental().contract().name() + ", " + invoice.rental().contract().region());
    return table;
  }

  private PdfPTable lines(Invoice invoice) {
    var table = table(2, 24, 4, 1);
    String term =
        invoice
            .payment()
            .term()
            .map(number -> ", term " + number)
            .orElse(", taken back as a whole");
    line(table, "Rent of " + invoice.rental().contract().name() + term, invoice.payment().rent());
    if (invoice.setup().minor() != 0) {
      line(table, "Setup, once", invoice.setup());
    }
    line(table, "Paid", invoice.payment().paid());
    for (Refund refund : invoice.refunds()) {
      line(table, "Given back: " + refund.reason(), refund.amount().negated());
    }
    if (!invoice.refunds().isEmpty()) {
      line(table, "Together", invoice.kept());
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

  private static void fact(PdfPTable table, String name, String value) {
    table.addCell(cell(new Phrase(name, font(10, Font.NORMAL, SOFT)), Element.ALIGN_LEFT, 0));
    table.addCell(
        cell(new Phrase(value, font(10, Font.NORMAL, Color.BLACK)), Element.ALIGN_LEFT, 0));
  }

  /** The built-in fonts know no other minus than the hyphen. */
  private void line(PdfPTable table, String words, Money amount) {
    Font font = font(11, Font.NORMAL, Color.BLACK);
    String number = amount.toString();
    table.addCell(cell(new Phrase(words, font), Element.ALIGN_LEFT, 1));
    table.addCell(cell(new Phrase(number, font), Element.ALIGN_RIGHT, 1));
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

  private static Paragraph soft(String words) {
    return new Paragraph(words, font(9, Font.NORMAL, SOFT));
  }

  private static Font font(float size, int style, Color color) {
    return FontFactory.getFont(FontFactory.HELVETICA, size, style, color);
  }
}
