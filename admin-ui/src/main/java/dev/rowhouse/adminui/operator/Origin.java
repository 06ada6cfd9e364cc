package dev.rowhouse.adminui.operator;

import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The address that the running request came from. */
public final class Origin {
  private Origin() {}

  /** Empty where there is no request. */
  public static String now() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
        ? request.getRequest().getRemoteAddr()
        : "";
  }
}
