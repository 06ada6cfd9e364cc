package dev.rowhouse.portal.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class PlainAddressTest {

  @ParameterizedTest
  @CsvSource({
    "0:0:0:0:0:0:0:1, ::1",
    "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "2001:DB8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "192.0.2.7, 192.0.2.7"
  })
  void anAddressIsWrittenAsPeopleWriteIt(String told, String written) throws Exception {
    var request = new MockHttpServletRequest();
    request.setRemoteAddr(told);
    var chain = new MockFilterChain();
    new PlainAddress().doFilter(request, new MockHttpServletResponse(), chain);
    assertThat(chain.getRequest().getRemoteAddr()).isEqualTo(written);
  }
}
