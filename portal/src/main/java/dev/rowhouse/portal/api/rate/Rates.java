package dev.rowhouse.portal.api.rate;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Requests a second that are let in, and how many at once.
 *
 * @param key by API key
 * @param refused by address: answers of 401 to the API
 * @param hook by webhook endpoint and address
 * @param badHook by webhook endpoint and address: deliveries that were refused
 */
@ConfigurationProperties("rowhouse.rates")
public record Rates(
    @DefaultValue Key key,
    @DefaultValue Refused refused,
    @DefaultValue Hook hook,
    @DefaultValue BadHook badHook) {

  public record Key(@DefaultValue("100") double perSecond, @DefaultValue("500") int burst) {}

  public record Refused(@DefaultValue("0.5") double perSecond, @DefaultValue("60") int burst) {}

  public record Hook(@DefaultValue("10000") double perSecond, @DefaultValue("20000") int burst) {}

  public record BadHook(@DefaultValue("1") double perSecond, @DefaultValue("60") int burst) {}
}
