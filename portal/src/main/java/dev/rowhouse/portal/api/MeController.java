package dev.rowhouse.portal.api;

import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.api.key.Caller;
import dev.rowhouse.provisioner.ProjectId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells a key what it opens. */
@RestController
class MeController {
  /**
   * @param project null when the key opens all of the organization
   */
  record Me(
      String key, String organization, @Nullable String project, List<Permission> permissions) {}

  @GetMapping(ApiPaths.V1 + "/me")
  Me me(@AuthenticationPrincipal Caller caller) {
    ProjectId project = caller.project();
    return new Me(
        caller.key().value(),
        caller.organization().value(),
        project == null ? null : project.value(),
        List.copyOf(caller.scope().permissions()));
  }
}
