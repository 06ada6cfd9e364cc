package dev.rowhouse.adminui.operator;

import org.apache.tomcat.util.net.IPv6Utils;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The address that the running request came from, as people write it (RFC 5952). */
public final class Origin {
  private Origin() {}

  /** Empty where there is no request. */
  public static String now() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
        ? IPv6Utils.canonize(request.getRequest().getRemoteAddr())
        : "";
  }
}
