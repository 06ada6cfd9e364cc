package dev.rowhouse.provisioner.dns;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.springframework.util.function.SingletonSupplier;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * Asks resolvers over the network each time: nothing is kept here, for whoever has just published a
 * record waits for us to see it.
 */
final class ResolvedTxtRecords implements TxtRecords {
  private static final int USUAL_PORT = 53;

  private final SingletonSupplier<Resolver> resolver;

  ResolvedTxtRecords(DnsSettings settings) {
    this.resolver = SingletonSupplier.of(() -> resolver(settings));
  }

  @Override
  public Finding of(String name) {
    try {
      Record question = Record.newRecord(Name.fromString(name + "."), Type.TXT, DClass.IN);
      return read(resolver.obtain().send(Message.newQuery(question)));
    } catch (TextParseException e) {
      return new Finding.Unanswered("this is no name that can be asked for");
    } catch (IOException e) {
      return new Finding.Unanswered("no name server answered in time");
    }
  }

  /** Texts that an alias (CNAME) leads to stand in the same answer. */
  private static Finding read(Message answer) {
    int code = answer.getRcode();
    if (code == Rcode.NXDOMAIN) {
      return new Finding.Absent();
    }
    if (code != Rcode.NOERROR) {
      return new Finding.Unanswered("the name server answered " + Rcode.string(code));
    }
    List<String> texts =
        answer.getSection(Section.ANSWER).stream()
            .filter(TXTRecord.class::isInstance)
            .map(record -> String.join("", ((TXTRecord) record).getStrings()))
            .toList();
    return texts.isEmpty() ? new Finding.Absent() : new Finding.Found(texts);
  }

  private static Resolver resolver(DnsSettings settings) {
    var all =
        settings.servers().isEmpty()
            ? new ExtendedResolver()
            : new ExtendedResolver(
                settings.servers().stream().map(ResolvedTxtRecords::server).toList());
    all.setTimeout(settings.timeout());
    all.setRetries(2);
    return all;
  }

  private static Resolver server(String address) {
    int colon = address.lastIndexOf(':');
    boolean ported = colon > 0 && (address.indexOf(':') == colon || address.contains("]:"));
    String host = (ported ? address.substring(0, colon) : address).replaceAll("[\\[\\]]", "");
    int port = ported ? Integer.parseInt(address.substring(colon + 1)) : USUAL_PORT;
    return new SimpleResolver(new InetSocketAddress(InetAddress.ofLiteral(host), port));
  }
}
