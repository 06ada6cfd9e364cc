package dev.rowhouse.adminui.layout;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.support.SessionFlashMapManager;

/**
 * Keeps what is said once for the page that a person is led to. The page that they leave may fetch
 * a part of itself from the same address in that moment, and must not hear it instead.
 */
@Component(DispatcherServlet.FLASH_MAP_MANAGER_BEAN_NAME)
class SaidOnce extends SessionFlashMapManager {
  private static final String OF_A_PART = "HX-Request";

  @Override
  protected @Nullable List<FlashMap> retrieveFlashMaps(HttpServletRequest request) {
    return request.getHeader(OF_A_PART) == null ? super.retrieveFlashMaps(request) : null;
  }
}
