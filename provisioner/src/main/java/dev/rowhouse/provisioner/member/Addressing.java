package dev.rowhouse.provisioner.member;

import dev.rowhouse.provisioner.brand.BrandLetters;
import dev.rowhouse.provisioner.brand.LetterKind;
import dev.rowhouse.provisioner.connection.Porch;
import dev.rowhouse.provisioner.gateway.Links;
import dev.rowhouse.provisioner.letter.Letter;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Puts a link into a letter of the house that it opens. */
@Component
class Addressing {
  private final BrandLetters texts;
  private final Links links;

  Addressing(BrandLetters texts, Links links) {
    this.texts = texts;
    this.links = links;
  }

  String link(Porch porch, String token) {
    String house = porch.name().isEmpty() ? links.url(porch.host()) : links.urlOf(porch.name());
    return house + "/.door/link/" + token;
  }

  Letter letter(Porch porch, LetterKind kind, String to, String link, Duration lasts) {
    String host = porch.name().isEmpty() ? links.name(porch.host()) : porch.name();
    return new Letter(
        porch.tenant(),
        to,
        texts.sender(porch.project(), host),
        texts.words(porch.project(), kind, porch.tenantName(), words(lasts), link),
        lasts);
  }

  private static String words(Duration lasts) {
    return lasts.toDays() > 1 ? lasts.toDays() + " days" : lasts.toMinutes() + " minutes";
  }
}
