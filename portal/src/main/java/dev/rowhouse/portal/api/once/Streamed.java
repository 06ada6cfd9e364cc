package dev.rowhouse.portal.api.once;

import dev.rowhouse.db.secret.Sha256;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A request whose body goes past once, too large to be kept: its digest is what is left of it. */
final class Streamed extends HttpServletRequestWrapper {
  private final MessageDigest sha = Sha256.digest();
  private @Nullable Stream stream;

  Streamed(HttpServletRequest request) {
    super(request);
  }

  /** Of the whole body, in hex; reads what nobody has read yet. To be asked once. */
  String digest() throws IOException {
    getInputStream().transferTo(OutputStream.nullOutputStream());
    return HexFormat.of().formatHex(sha.digest());
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    Stream open = stream;
    if (open == null) {
      open = new Stream(super.getInputStream());
      stream = open;
    }
    return open;
  }

  private final class Stream extends ServletInputStream {
    private final ServletInputStream in;

    Stream(ServletInputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      int one = in.read();
      if (one >= 0) {
        sha.update((byte) one);
      }
      return one;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int read = in.read(target, offset, length);
      if (read > 0) {
        sha.update(target, offset, read);
      }
      return read;
    }

    /** What is left may be asked for again: the request ends it. */
    @Override
    public void close() {}

    @Override
    public boolean isFinished() {
      return in.isFinished();
    }

    @Override
    public boolean isReady() {
      return in.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      in.setReadListener(listener);
    }
  }
}
