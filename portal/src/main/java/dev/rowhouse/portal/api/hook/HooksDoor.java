package dev.rowhouse.portal.api.hook;

import dev.rowhouse.billing.EndpointId;
import dev.rowhouse.billing.inbox.Inbox;
import dev.rowhouse.billing.inbox.Received;
import dev.rowhouse.portal.api.problem.Catcher;
import dev.rowhouse.portal.api.problem.Problem;
import dev.rowhouse.portal.api.problem.ProblemType;
import dev.rowhouse.portal.api.problem.RequestIds;
import dev.rowhouse.portal.api.rate.RateFilter;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes what billing systems post, and stands before all that pages and the API need: sessions,
 * keys and the search through their routes cost more than the event itself. What holds there holds
 * here: a number for the request, failures as problems, rates. The body is read as it came: the
 * signature is over its bytes.
 */
final class HooksDoor implements Filter {
  private static final String PATH = "/hooks/";

  private final Inbox inbox;
  private final RequestIds numbers = new RequestIds();
  private final Catcher catcher;
  private final RateFilter rates;
  private final JsonMapper mapper;

  HooksDoor(Inbox inbox, Catcher catcher, RateFilter rates, JsonMapper mapper) {
    this.inbox = inbox;
    this.catcher = catcher;
    this.rates = rates;
    this.mapper = mapper;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain pages)
      throws ServletException, IOException {
    FilterChain receiving =
        (in, out) -> receive((HttpServletRequest) in, (HttpServletResponse) out);
    FilterChain counted = (in, out) -> rates.doFilter(in, out, receiving);
    FilterChain caught = (in, out) -> catcher.doFilter(in, out, counted);
    numbers.doFilter(request, response, caught);
  }

  private void receive(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!request.getMethod().equals("POST")) {
      response.setHeader("Allow", "POST");
      throw new Problem(ProblemType.METHOD_NOT_ALLOWED, "Events are posted here.");
    }
    EndpointId id;
    try {
      id = new EndpointId(request.getRequestURI().substring(PATH.length()));
    } catch (IllegalArgumentException e) {
      refuse(response, 404, "no such endpoint");
      return;
    }
    // One byte more than is allowed tells an event that is too large; the rest is never read.
    byte[] body = request.getInputStream().readNBytes(Inbox.LARGEST + 1);
    switch (inbox.accept(id, request::getHeader, body)) {
      case Received.Accepted _ -> accept(response, "{\"received\":true}");
      case Received.Duplicate _ -> accept(response, "{\"received\":true,\"duplicate\":true}");
      case Received.Rejected rejected -> refuse(response, rejected.status(), rejected.reason());
    }
  }

  private static void accept(HttpServletResponse response, String body) throws IOException {
    write(response, MediaType.APPLICATION_JSON_VALUE, body.getBytes(StandardCharsets.UTF_8));
  }

  private record Refusal(String title, int status, String detail) {}

  private void refuse(HttpServletResponse response, int status, String reason) throws IOException {
    response.setStatus(status);
    var refusal = new Refusal(HttpStatus.valueOf(status).getReasonPhrase(), status, reason);
    write(response, MediaType.APPLICATION_PROBLEM_JSON_VALUE, mapper.writeValueAsBytes(refusal));
  }

  private static void write(HttpServletResponse response, String type, byte[] body)
      throws IOException {
    response.setContentType(type);
    response.setContentLength(body.length);
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.getOutputStream().write(body);
  }
}
