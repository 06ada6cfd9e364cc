package dev.rowhouse.portal.layout;

import java.util.List;
import org.springframework.stereotype.Component;

/** The style sheets of every page, in order: layers first, then one a component. */
@Component("sheets")
public class Sheets {
  private static final List<String> ALL =
      List.of(
          "reset",
          "tokens",
          "base",
          "layout",
          "button",
          "card",
          "form",
          "notice",
          "band",
          "account",
          "empty",
          "mark",
          "tabs",
          "table",
          "facts",
          "lines",
          "street",
          "fleet",
          "timeline",
          "search",
          "steps",
          "market",
          "door");

  public List<String> all() {
    return ALL;
  }
}
