package dev.rowhouse.e2e.stripe;

/** The cards that customers gave, by the numbers that Stripe's test mode knows. */
final class Cards {
  static final String GOOD = "4242424242424242";
  static final String DECLINED = "4000000000000002";
  static final String FAILS_LATER = "4000000000000341";

  private static final String KIND = "card_of";

  private Cards() {}

  static String plain(String typed) {
    return typed.replaceAll("[^0-9]", "");
  }

  static boolean known(String number) {
    return number.equals(GOOD) || number.equals(FAILS_LATER);
  }

  static void keep(World world, String customer, String number) {
    world.all(KIND).put(customer, number);
  }

  static String of(World world, String customer) {
    return world.all(KIND).path(customer).asString(GOOD);
  }

  /** Whether what renews cannot be paid with it. */
  static boolean fails(World world, String customer) {
    return of(world, customer).equals(FAILS_LATER);
  }
}
