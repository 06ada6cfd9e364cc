package dev.rowhouse.portal.audit;

import dev.rowhouse.db.id.Id;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** Reads from an answer of the API which thing was made. */
@ControllerAdvice
class Made implements ResponseBodyAdvice<Object> {
  @Override
  public boolean supports(
      MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
    return returned.getDeclaringClass().getPackageName().startsWith("dev.rowhouse.portal.api");
  }

  @Override
  public @Nullable Object beforeBodyWrite(
      @Nullable Object body,
      MethodParameter returned,
      MediaType type,
      Class<? extends HttpMessageConverter<?>> converter,
      ServerHttpRequest request,
      ServerHttpResponse response) {
    if (body instanceof Record made && request instanceof ServletServerHttpRequest ours) {
      remember(made, ours.getServletRequest());
    }
    return body;
  }

  private static void remember(Record made, HttpServletRequest request) {
    for (RecordComponent each : made.getClass().getRecordComponents()) {
      if (each.getName().equals("id")) {
        Object id = value(made, each);
        request.setAttribute(
            Outcomes.MADE, id instanceof Id typed ? typed.value() : String.valueOf(id));
      }
    }
  }

  private static Object value(Record made, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(made);
    } catch (ReflectiveOperationException e) {
      return "";
    }
  }
}
