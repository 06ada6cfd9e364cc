package dev.rowhouse.portal.fleet;

import java.math.BigDecimal;
import java.util.Locale;

/** What an estimate assumes; each can be changed in the page's address. Amounts are US dollars. */
enum Guess {
  PRICE("A node", "$ a month", "49", "0", "100000"),
  DENSITY("Tenants on a node", "most of them asleep", "280", "1", "5000"),
  TENANTS("Your tenants", "tenants", "812", "1", "1000000"),
  VCPU("Fargate: CPU of a tenant", "vCPU", "0.25", "0.25", "16"),
  MEMORY("Fargate: memory of a tenant", "GB", "0.5", "0.5", "120"),
  VCPU_HOUR("Fargate: a vCPU", "$ an hour", "0.04048", "0", "10"),
  MEMORY_HOUR("Fargate: a GB", "$ an hour", "0.004445", "0", "10"),
  NAMESPACE("Kubernetes: a namespace", "$ a month", "6.50", "0", "10000"),
  POD("A pod of one’s own", "$ a month", "10", "0", "10000"),
  ENVIRONMENT("CloudBase: an environment", "¥ (CNY) a month", "39.90", "0", "100000"),
  YUAN("Dollars for a yuan", "$", "0.14", "0.01", "1");

  private final String label;
  private final String unit;
  private final BigDecimal usual;
  private final BigDecimal least;
  private final BigDecimal most;

  Guess(String label, String unit, String usual, String least, String most) {
    this.label = label;
    this.unit = unit;
    this.usual = new BigDecimal(usual);
    this.least = new BigDecimal(least);
    this.most = new BigDecimal(most);
  }

  public String label() {
    return label;
  }

  public String unit() {
    return unit;
  }

  /** In the address. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  BigDecimal usual() {
    return usual;
  }

  boolean holds(BigDecimal value) {
    return value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
  }

  /** Whether only whole numbers make sense. */
  boolean whole() {
    return this == DENSITY || this == TENANTS;
  }

  String wrong() {
    return label
        + ": a "
        + (whole() ? "whole number" : "number")
        + " from "
        + least.toPlainString()
        + " to "
        + most.toPlainString()
        + ".";
  }
}
