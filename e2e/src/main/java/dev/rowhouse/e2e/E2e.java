package dev.rowhouse.e2e;

import dev.rowhouse.e2e.bench.Benches;
import dev.rowhouse.e2e.demo.DemoCommands;
import dev.rowhouse.e2e.stripe.StripeStandIn;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The launcher's tools that talk to a running house from outside. */
class E2e {
  /** By the one or two words that name them. */
  private static final Map<String, Command> COMMANDS = new TreeMap<>();

  static {
    // Requests to tenants name the tenant's host; read once, when the first client's classes load.
    System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    COMMANDS.put("stripe", StripeStandIn.command());
    COMMANDS.putAll(DemoCommands.all());
    COMMANDS.putAll(Benches.commands());
  }

  static void main(String[] args) {
    List<String> words = Arrays.asList(args);
    for (int named = Math.min(2, words.size()); named > 0; named--) {
      Command command = COMMANDS.get(String.join(" ", words.subList(0, named)));
      if (command != null) {
        System.exit(run(command, words.subList(named, words.size())));
      }
    }
    System.err.println("commands: " + String.join(", ", COMMANDS.keySet()));
    System.exit(2);
  }

  private static int run(Command command, List<String> words) {
    try {
      command.run(Arguments.of(words));
      return 0;
    } catch (Failed e) {
      System.err.println("rowhouse: " + e.getMessage());
    } catch (Exception e) {
      e.printStackTrace();
    }
    return 1;
  }
}
