package dev.rowhouse.provisioner.brand;

import dev.rowhouse.provisioner.letter.Html;
import dev.rowhouse.provisioner.letter.Words;
import java.util.Arrays;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Makes a letter of a text: plain, and as simple HTML that fetches nothing. */
final class Drafting {
  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light"><title>%s</title></head>
      <body style="margin:0;padding:24px 16px;background:#f7f6f5;color:#26221f;font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif">
      <div style="max-width:520px;margin:0 auto">
      <p style="margin:0 0 16px;font-weight:600;font-size:18px">%s</p>
      <div style="background:#ffffff;border:1px solid #dedad6;border-radius:6px;padding:8px 24px">
      %s
      </div></div></body></html>
      """;

  private Drafting() {}

  static Words draft(Brand brand, LetterText text, String tenant, String time, String link) {
    var values = Map.of("product", brand.name(), "tenant", tenant, "time", time, "link", link);
    String subject = LetterText.fill(text.subject(), values, UnaryOperator.identity());
    String plain = LetterText.fill(text.body().strip() + "\n", values, UnaryOperator.identity());
    String paragraphs =
        Arrays.stream(text.body().strip().split("\\R\\s*\\R"))
            .map(paragraph -> paragraph(paragraph.strip(), brand, values))
            .collect(Collectors.joining("\n"));
    String html = PAGE.formatted(Html.escaped(subject), Html.escaped(brand.name()), paragraphs);
    return new Words(subject, plain, html);
  }

  /** A link that stands alone is a button, with its address below for who cannot press it. */
  private static String paragraph(String text, Brand brand, Map<String, String> values) {
    String link = Html.escaped(values.getOrDefault("link", ""));
    if (text.equals(LetterText.LINK)) {
      return """
      <p style="margin:16px 0"><a href="%s" style="display:inline-block;padding:10px 20px;border-radius:6px;background:%s;color:%s;font-weight:600;text-decoration:none">Continue</a></p>
      <p style="margin:16px 0;font-size:13px;color:#5f5853;word-break:break-all">%s</p>\
      """
          .formatted(link, brand.accent().hex(), brand.accent().letters().hex(), link);
    }
    String filled =
        LetterText.fill(Html.escaped(text), values, Html::escaped)
            .replace(link, "<a href=\"" + link + "\">" + link + "</a>");
    return "<p style=\"margin:16px 0\">" + filled.replaceAll("\\R", "<br>\n") + "</p>";
  }
}
