package dev.rowhouse.e2e.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;

/** As many bytes from a file over a local connection into another, until they are on the disk. */
final class PlainCopy implements AutoCloseable {
  private static final int PIECE = 1 << 20;
  private final Path from;
  private final Path to;

  PlainCopy(int megabytes) throws IOException {
    from = Files.createTempFile("rowhouse-from", ".bytes");
    to = Files.createTempFile("rowhouse-to", ".bytes");
    byte[] piece = new byte[PIECE];
    new Random(1).nextBytes(piece);
    try (var out = Files.newOutputStream(from)) {
      for (int i = 0; i < megabytes; i++) {
        out.write(piece);
      }
    }
  }

  long nanos() throws IOException {
    long began = System.nanoTime();
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofPlatform().name("sender").start(() -> send(server.getLocalPort()));
      try (Socket socket = server.accept();
          FileChannel file =
              FileChannel.open(
                  to, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
        take(socket.getInputStream(), file);
        file.force(true);
      }
    }
    return System.nanoTime() - began;
  }

  private static void take(InputStream in, FileChannel file) throws IOException {
    byte[] piece = new byte[PIECE];
    for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
      ByteBuffer rest = ByteBuffer.wrap(piece, 0, count);
      while (rest.hasRemaining()) {
        file.write(rest);
      }
    }
  }

  private void send(int port) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        var in = Files.newInputStream(from);
        var out = Channels.newOutputStream(Channels.newChannel(socket.getOutputStream()))) {
      in.transferTo(out);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(from);
    Files.deleteIfExists(to);
  }
}
