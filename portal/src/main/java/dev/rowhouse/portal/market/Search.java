package dev.rowhouse.portal.market;

import dev.rowhouse.marketplace.Rejected;
import dev.rowhouse.marketplace.inventory.Browse;
import dev.rowhouse.marketplace.inventory.Browse.Sort;
import dev.rowhouse.marketplace.inventory.Term;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What somebody looks for, as it stands in the address.
 *
 * @param price a month at most, in whole dollars
 * @param term in months
 * @param sort in the words of {@link Sort}, in lower case
 */
record Search(
    @Nullable String region,
    @Nullable Integer cores,
    @Nullable Integer ram,
    @Nullable Integer disk,
    @Nullable Integer price,
    @Nullable Integer term,
    @Nullable String q,
    @Nullable Boolean free,
    @Nullable String sort,
    @Nullable Integer page) {
  private static final String CURRENCY = "USD";

  /**
   * @throws Rejected naming what cannot be looked for
   */
  Browse read() {
    Integer most = price;
    return new Browse(
        text(region),
        "",
        or0(cores),
        or0(ram),
        or0(disk),
        most == null ? Optional.empty() : Optional.of(most * 100L),
        most == null ? "" : CURRENCY,
        Term.of(months()),
        text(q),
        Boolean.TRUE.equals(free),
        order(),
        page == null ? 1 : page);
  }

  int months() {
    return term == null ? 1 : term;
  }

  /** The address of another page of the same. */
  String at(int number) {
    return UriComponentsBuilder.fromPath("/market")
        .queryParamIfPresent("region", given(region))
        .queryParamIfPresent("cores", Optional.ofNullable(cores))
        .queryParamIfPresent("ram", Optional.ofNullable(ram))
        .queryParamIfPresent("disk", Optional.ofNullable(disk))
        .queryParamIfPresent("price", Optional.ofNullable(price))
        .queryParamIfPresent("term", Optional.ofNullable(term))
        .queryParamIfPresent("q", given(q))
        .queryParamIfPresent("free", Optional.ofNullable(free))
        .queryParamIfPresent("sort", given(sort))
        .queryParam("page", number)
        .encode()
        .toUriString();
  }

  private Sort order() {
    String wanted = text(sort).toUpperCase(Locale.ROOT);
    try {
      return wanted.isEmpty() ? Sort.PRICE : Sort.valueOf(wanted);
    } catch (IllegalArgumentException e) {
      throw new Rejected("sort", "there is no such order");
    }
  }

  private static Optional<String> given(@Nullable String text) {
    return Optional.ofNullable(text).filter(each -> !each.isBlank());
  }

  private static String text(@Nullable String text) {
    return Objects.requireNonNullElse(text, "").strip();
  }

  private static int or0(@Nullable Integer number) {
    return number == null ? 0 : number;
  }
}
