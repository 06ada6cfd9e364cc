package dev.rowhouse.e2e.stripe;

/** How the hosted pages look: plainly not Stripe's, and readable by everybody. */
final class Html {
  private static final String PAGE =
      """
      <!doctype html><html lang="en"><head><meta charset="utf-8"><title>%s · Stripe’s stand-in</title>
      <meta name="viewport" content="width=device-width, initial-scale=1"><style>
      :root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}body{margin:0;display:grid;place-items:center;min-height:100vh}
      main{width:min(420px,calc(100%% - 32px));display:grid;gap:16px;padding:24px 0}h1{font-size:1.4rem;margin:0}
      dl{display:grid;grid-template-columns:1fr auto;gap:8px 16px;margin:0}dd{margin:0;text-align:end}dl>:nth-last-child(-n+2){font-weight:700}
      form{display:grid;gap:12px}label{display:grid;gap:4px;font-weight:600}input{font:inherit;padding:8px;border:1px solid #888;border-radius:6px}
      button{font:inherit;font-weight:600;padding:10px;border:0;border-radius:6px;background:#3d3a8c;color:#fff;cursor:pointer}
      .test{background:#7a4b00;color:#fff;padding:4px 8px;border-radius:4px;justify-self:start;font-size:.8rem}.wrong{color:light-dark(#b00020,#ff9aa8);margin:0}
      a{color:light-dark(#3d3a8c,#b7b5ff)}p{margin:0}
      </style></head><body><main><span class="test">Test mode · no money moves</span>%s</main></body></html>
      """;

  private Html() {}

  static String page(String title, String body) {
    return PAGE.formatted(text(title), body);
  }

  static String line(String name, String amount) {
    return "<dt>" + text(name) + "</dt><dd>" + text(amount) + "</dd>";
  }

  static String checkout(String lines, String email, String wrong, String cancel) {
    return """
    <h1>Subscribe</h1><dl>%s</dl>%s
    <form method="post"><label>E-mail<input name="email" type="email" autocomplete="email" value="%s" required></label>
    <label>Card number<input name="card" inputmode="numeric" autocomplete="cc-number" placeholder="4242 4242 4242 4242" required></label>
    <button type="submit">Pay and subscribe</button></form>%s
    """
        .formatted(lines, wrong(wrong), text(email), back(cancel, "Back without paying"));
  }

  static String card(String last, String wrong, String back) {
    return """
    <h1>Your card</h1><p>Payments come from the card that ends in %s.</p>%s
    <form method="post"><label>New card number<input name="card" inputmode="numeric" autocomplete="cc-number" required></label>
    <button type="submit">Use this card</button></form>%s
    """
        .formatted(text(last), wrong(wrong), back(back, "Back"));
  }

  static String setup(String business, String name, String iban, String wrong) {
    return """
    <h1>How %s is paid</h1><p>Stripe asks who you are and where your money goes.</p>%s
    <form method="post"><label>Your name<input name="name" autocomplete="name" value="%s"></label>
    <label>Bank account (IBAN)<input name="iban" placeholder="DE89 3704 0044 0532 0130 00" value="%s"></label>
    <button type="submit">Send my answers</button>
    <button type="submit" name="later" value="1">Do the rest later</button></form>
    """
        .formatted(text(business), wrong(wrong), text(name), text(iban));
  }

  static String gone(String back) {
    return "<h1>This page has expired</h1><p>Nothing was paid here.</p>" + back(back, "Back");
  }

  private static String wrong(String words) {
    return words.isEmpty() ? "" : "<p class=\"wrong\" role=\"alert\">" + text(words) + "</p>";
  }

  private static String back(String address, String words) {
    return address.isEmpty() ? "" : "<p><a href=\"" + text(address) + "\">" + words + "</a></p>";
  }

  private static String text(String plain) {
    return plain
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
