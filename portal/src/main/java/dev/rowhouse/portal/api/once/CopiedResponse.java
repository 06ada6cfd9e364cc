package dev.rowhouse.portal.api.once;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.springframework.http.HttpHeaders;

/** Passes everything on at once and keeps a copy of the first 256 KiB for a repeat. */
final class CopiedResponse extends HttpServletResponseWrapper {
  private static final int MOST_BYTES = 256 << 10;
  private final ByteArrayOutputStream copy = new ByteArrayOutputStream();

  CopiedResponse(HttpServletResponse response) {
    super(response);
  }

  Answer answer(HttpServletRequest to) throws IOException {
    String streamed = to instanceof Streamed body ? body.digest() : null;
    return new Answer(
        getStatus(),
        getContentType(),
        getHeader(HttpHeaders.LOCATION),
        copy.toByteArray(),
        streamed);
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    return new Stream(super.getOutputStream());
  }

  private void note(byte[] bytes, int offset, int length) {
    copy.write(bytes, offset, Math.min(length, MOST_BYTES - copy.size()));
  }

  private final class Stream extends ServletOutputStream {
    private final ServletOutputStream out;

    Stream(ServletOutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
      note(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }

    @Override
    public boolean isReady() {
      return out.isReady();
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      out.setWriteListener(listener);
    }
  }
}
