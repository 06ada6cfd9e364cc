package dev.rowhouse.provisioner.testing;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** A name server on loopback, over UDP and TCP, that knows the texts it was told. */
public final class SmallDns implements AutoCloseable {
  private static final int OVER_UDP = 512;

  private final Map<String, List<String>> zone = new ConcurrentHashMap<>();
  private final AtomicInteger asked = new AtomicInteger();
  private final DatagramSocket datagrams;
  private final ServerSocket streams;
  private volatile Mood mood = Mood.ANSWERS;

  /** How it is today. */
  public enum Mood {
    ANSWERS,
    SERVFAIL,
    SILENT
  }

  public SmallDns() {
    try {
      InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
      datagrams = new DatagramSocket(new InetSocketAddress(loopback, 0));
      streams = new ServerSocket(datagrams.getLocalPort(), 50, loopback);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::answerDatagrams);
    Thread.ofVirtual().start(this::answerStreams);
  }

  /** For {@code rowhouse.dns.servers}. */
  public String address() {
    return "127.0.0.1:" + datagrams.getLocalPort();
  }

  public void publish(String name, String... texts) {
    zone.put(name.toLowerCase(Locale.ROOT), List.of(texts));
  }

  public void withdraw(String name) {
    zone.remove(name.toLowerCase(Locale.ROOT));
  }

  public void be(Mood mood) {
    this.mood = mood;
  }

  /** Questions that came so far. */
  public int asked() {
    return asked.get();
  }

  private void answerDatagrams() {
    byte[] room = new byte[4096];
    while (!datagrams.isClosed()) {
      try {
        var packet = new DatagramPacket(room, room.length);
        datagrams.receive(packet);
        byte[] question = java.util.Arrays.copyOf(packet.getData(), packet.getLength());
        byte[] answer = answer(question, true);
        if (answer.length > 0) {
          datagrams.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
        }
      } catch (SocketException e) {
        return;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void answerStreams() {
    while (!streams.isClosed()) {
      try (Socket socket = streams.accept()) {
        var in = new DataInputStream(socket.getInputStream());
        byte[] answer = answer(in.readNBytes(in.readUnsignedShort()), false);
        var out = new DataOutputStream(socket.getOutputStream());
        out.writeShort(answer.length);
        out.write(answer);
        out.flush();
      } catch (IOException e) {
        // The next one, or the end.
      }
    }
  }

  private byte[] answer(byte[] bytes, boolean datagram) throws IOException {
    asked.incrementAndGet();
    var question = new Message(bytes);
    if (mood == Mood.SILENT) {
      return new byte[0];
    }
    var answer = new Message(question.getHeader().getID());
    answer.getHeader().setFlag(Flags.QR);
    answer.addRecord(question.getQuestion(), Section.QUESTION);
    fill(answer, question.getQuestion());
    byte[] wire = answer.toWire();
    if (datagram && wire.length > OVER_UDP) {
      answer.removeAllRecords(Section.ANSWER);
      answer.getHeader().setFlag(Flags.TC);
      return answer.toWire();
    }
    return wire;
  }

  private void fill(Message answer, Record question) {
    List<String> texts = zone.get(question.getName().toString(true).toLowerCase(Locale.ROOT));
    if (mood == Mood.SERVFAIL) {
      answer.getHeader().setRcode(Rcode.SERVFAIL);
    } else if (texts == null) {
      answer.getHeader().setRcode(Rcode.NXDOMAIN);
    } else if (question.getType() == Type.TXT) {
      for (String text : texts) {
        var strings = List.of(text.split("(?<=\\G.{200})"));
        answer.addRecord(new TXTRecord(question.getName(), DClass.IN, 60, strings), Section.ANSWER);
      }
    }
  }

  @Override
  public void close() {
    datagrams.close();
    try {
      streams.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
