package dev.rowhouse.portal.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.web.servlet.FlashMap;

class SaidOnceTest {
  private final SaidOnce once = new SaidOnce();
  private final MockHttpSession session = new MockHttpSession();

  @Test
  void aPartThatFetchesItselfDoesNotHearWhatThePageIsToSay() {
    var said = new FlashMap();
    said.put("said", "It is being made again.");
    said.setTargetRequestPath("/houses/acme/backups");
    once.saveOutputFlashMap(said, request("POST"), new MockHttpServletResponse());

    MockHttpServletRequest part = request("GET");
    part.addHeader("HX-Request", "true");
    assertThat(heard(part)).isEmpty();
    assertThat(heard(request("GET"))).containsEntry("said", "It is being made again.");
    assertThat(heard(request("GET"))).isEmpty();
  }

  private Map<String, Object> heard(MockHttpServletRequest request) {
    FlashMap heard = once.retrieveAndUpdate(request, new MockHttpServletResponse());
    return heard == null ? Map.of() : heard;
  }

  private MockHttpServletRequest request(String method) {
    var request = new MockHttpServletRequest(method, "/houses/acme/backups");
    request.setSession(session);
    return request;
  }
}
