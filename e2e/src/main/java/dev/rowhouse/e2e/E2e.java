package dev.rowhouse.e2e;

import java.util.Arrays;

/** The launcher's tools that talk to a running house from outside. */
class E2e {
  static void main(String[] args) {
    String[] rest = args.length == 0 ? args : Arrays.copyOfRange(args, 1, args.length);
    System.err.println("unknown command: " + String.join(" ", args) + " " + rest.length);
    System.exit(2);
  }
}
