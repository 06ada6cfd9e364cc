package dev.rowhouse.provisioner.gateway;

import io.netty.util.AsciiString;

/** What a header of a request is to a gateway. */
enum Field {
  END_TO_END,
  HOST,
  CONNECTION,
  UPGRADE,
  CONTENT_LENGTH,
  TRANSFER_ENCODING,
  COOKIE,
  EXPECT,
  /** Speaks of this connection only. */
  HOP_BY_HOP,
  /** Only we may say it: forged, however it is written. */
  OURS,
  CLAIM,
  WAKE,
  FORWARDED_FOR,
  FORWARDED_PROTO,
  FORWARDED_HOST,
  FORWARDED_PORT,
  /** WebSocket before RFC 6455 had a body of eight bytes that no header announced. */
  OLD_WEBSOCKET;

  /** Most names are told apart by their first letter alone. */
  static Field of(CharSequence name) {
    if (name.isEmpty()) {
      return HOP_BY_HOP;
    }
    return switch (name.charAt(0) | 0x20) {
      case 'h' -> is(name, "host") ? HOST : is(name, "http2-settings") ? HOP_BY_HOP : END_TO_END;
      case 'c' -> ofC(name);
      case 'u' -> is(name, "upgrade") ? UPGRADE : END_TO_END;
      case 't' -> ofT(name);
      case 'e' -> is(name, "expect") ? EXPECT : END_TO_END;
      case 'k' -> is(name, "keep-alive") ? HOP_BY_HOP : END_TO_END;
      // The bare name too: CGI would take it for the variable HTTP_PROXY.
      case 'p' -> startsWith(name, "proxy-") || is(name, "proxy") ? HOP_BY_HOP : END_TO_END;
      case 'f' -> is(name, "forwarded") ? OURS : END_TO_END;
      case 's' -> startsWith(name, "sec-websocket-key") ? ofKey(name) : END_TO_END;
      case 'x' -> ofX(name);
      case ':' -> HOP_BY_HOP;
      default -> END_TO_END;
    };
  }

  private static Field ofC(CharSequence name) {
    return switch (name.length()) {
      case 6 -> is(name, "cookie") ? COOKIE : END_TO_END;
      case 10 -> is(name, "connection") ? CONNECTION : END_TO_END;
      case 14 -> is(name, "content-length") ? CONTENT_LENGTH : END_TO_END;
      default -> END_TO_END;
    };
  }

  private static Field ofT(CharSequence name) {
    return switch (name.length()) {
      case 2 -> is(name, "te") ? HOP_BY_HOP : END_TO_END;
      case 7 -> is(name, "trailer") ? HOP_BY_HOP : END_TO_END;
      case 17 -> is(name, "transfer-encoding") ? TRANSFER_ENCODING : END_TO_END;
      default -> END_TO_END;
    };
  }

  private static Field ofKey(CharSequence name) {
    return is(name, "sec-websocket-key") ? END_TO_END : OLD_WEBSOCKET;
  }

  private static Field ofX(CharSequence name) {
    if (isDisguised(name)) {
      return isOurs(dashed(name)) ? OURS : END_TO_END;
    }
    if (startsWith(name, "x-forwarded-")) {
      return ofForwarded(name);
    }
    if (is(name, "x-rowhouse-claim")) {
      return CLAIM;
    }
    if (is(name, "x-rowhouse-wake")) {
      return WAKE;
    }
    return isOurs(name) ? OURS : END_TO_END;
  }

  /**
   * Apps behind CGI or WSGI cannot tell {@code _} from {@code -}, nor PHP {@code .}, so such a name
   * does not reach them. Neither is it believed: an edge of ours that says who came by writes
   * dashes, and lets pass what else the client wrote.
   */
  private static boolean isDisguised(CharSequence name) {
    return AsciiString.indexOf(name, '_', 0) >= 0 || AsciiString.indexOf(name, '.', 0) >= 0;
  }

  private static boolean isOurs(CharSequence name) {
    return startsWith(name, "x-rowhouse-")
        || startsWith(name, "x-forwarded-")
        || is(name, "x-wake")
        || is(name, "x-real-ip");
  }

  private static Field ofForwarded(CharSequence name) {
    if (is(name, "x-forwarded-for")) {
      return FORWARDED_FOR;
    }
    if (is(name, "x-forwarded-proto")) {
      return FORWARDED_PROTO;
    }
    if (is(name, "x-forwarded-host")) {
      return FORWARDED_HOST;
    }
    return is(name, "x-forwarded-port") ? FORWARDED_PORT : OURS;
  }

  private static String dashed(CharSequence name) {
    return name.toString().replace('_', '-').replace('.', '-');
  }

  private static boolean is(CharSequence name, String lowerCase) {
    return name.length() == lowerCase.length() && startsWith(name, lowerCase);
  }

  private static boolean startsWith(CharSequence name, String lowerCase) {
    int length = lowerCase.length();
    if (name.length() < length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (AsciiString.toLowerCase(name.charAt(i)) != lowerCase.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
