package dev.rowhouse.portal.api;

import dev.rowhouse.portal.api.key.Caller;
import dev.rowhouse.portal.api.problem.Problem;
import dev.rowhouse.portal.api.problem.ProblemType;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.container.Container;
import dev.rowhouse.provisioner.container.Kind;
import dev.rowhouse.provisioner.erasure.Exports;
import dev.rowhouse.provisioner.erasure.Forgetting;
import dev.rowhouse.provisioner.erasure.Receipts;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** The way out: a tenant's data to take away, and the end of all of it. */
@RestController
@RequestMapping(ApiPaths.V1)
class ErasingController {
  private final Forgetting forgetting;
  private final Receipts receipts;
  private final ObjectProvider<Exports> exports;
  private final Reach reach;

  ErasingController(
      Forgetting forgetting, Receipts receipts, ObjectProvider<Exports> exports, Reach reach) {
    this.forgetting = forgetting;
    this.receipts = receipts;
    this.exports = exports;
    this.reach = reach;
  }

  /**
   * @param tenant whose container it was
   * @param receipt where the receipt of a tenant's erasure is, or will be
   */
  record Erasure(
      @Nullable ContainerId container, @Nullable TenantId tenant, @Nullable String receipt) {}

  /** Data, container and all that tells who it was; there is no way back. */
  @RequestMapping(path = "/tenants/{id}", method = RequestMethod.DELETE)
  ResponseEntity<Erasure> erase(@AuthenticationPrincipal Caller caller, @PathVariable TenantId id) {
    return forget(caller, reach.tenant(caller, id).tenant().container(), id);
  }

  @PostMapping("/tenants/{id}/erase")
  ResponseEntity<Erasure> eraseToo(
      @AuthenticationPrincipal Caller caller, @PathVariable TenantId id) {
    return erase(caller, id);
  }

  /** A tenant's container takes the tenant with it; other containers just go. */
  @DeleteMapping("/containers/{id}")
  ResponseEntity<Erasure> delete(
      @AuthenticationPrincipal Caller caller, @PathVariable ContainerId id) {
    Container container = reach.container(caller, id);
    if (container.kind() == Kind.TEMPLATE) {
      throw new Problem(
          ProblemType.CONFLICT, "It is the project's template; discard that instead.");
    }
    Optional<TenantId> tenant = reach.tenantOf(caller, id);
    if (tenant.isPresent()) {
      return forget(caller, id, tenant.get());
    }
    reach.containers(caller).delete(id, caller.cause("deleted by API"));
    return ResponseEntity.accepted().body(new Erasure(id, null, null));
  }

  /** A gzipped tar of the tenant's data, as it is now. */
  @GetMapping(path = "/tenants/{id}/export", produces = "application/gzip")
  void export(
      @AuthenticationPrincipal Caller caller,
      @PathVariable TenantId id,
      HttpServletResponse response)
      throws IOException {
    reach.tenant(caller, id);
    Exports here = Nearby.or(exports);
    response.setContentType("application/gzip");
    response.setHeader("Content-Disposition", "attachment; filename=\"" + id.value() + ".tar.gz\"");
    here.write(caller.organization(), id, response.getOutputStream());
  }

  /** 200 once it is done, 202 until then; asked again it changes nothing. */
  private ResponseEntity<Erasure> forget(
      Caller caller, @Nullable ContainerId container, TenantId id) {
    String receipt = ApiPaths.V1 + "/tenants/" + id.value() + "/receipt";
    boolean done = receipts.of(caller.organization(), id).isPresent();
    if (!done) {
      forgetting.erase(caller.organization(), id, caller.cause("erased by API"));
    }
    return ResponseEntity.status(done ? HttpStatus.OK : HttpStatus.ACCEPTED)
        .location(URI.create(receipt))
        .body(new Erasure(container, id, receipt));
  }
}
