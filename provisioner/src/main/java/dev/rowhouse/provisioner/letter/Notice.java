package dev.rowhouse.provisioner.letter;

/** What this installation itself tells a builder's people: a few words and where to go. */
public final class Notice {
  private Notice() {}

  /**
   * @param link in the portal
   */
  public static Words of(String subject, String words, String link) {
    String text = "Hello,\n\n" + words + "\n\n" + link + "\n";
    String html =
        """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><title>%s</title></head>
        <body style="font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif">
        <p>Hello,</p><p>%s</p><p><a href="%s">%s</a></p></body></html>
        """
            .formatted(
                Html.escaped(subject), Html.escaped(words), Html.escaped(link), Html.escaped(link));
    return new Words(subject, text, html);
  }
}
