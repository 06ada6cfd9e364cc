package dev.rowhouse.portal.api;

import dev.rowhouse.portal.api.key.Caller;
import dev.rowhouse.portal.api.problem.Problem;
import dev.rowhouse.provisioner.ReceiptId;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.erasure.Receipt;
import dev.rowhouse.provisioner.erasure.Receipts;
import dev.rowhouse.provisioner.erasure.Verdict;
import java.util.Map;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Receipts of erasures. */
@RestController
@RequestMapping(ApiPaths.V1)
class ReceiptsController {
  private final Receipts receipts;
  private final Reach reach;
  private final JsonMapper mapper;

  ReceiptsController(Receipts receipts, Reach reach, JsonMapper mapper) {
    this.receipts = receipts;
    this.reach = reach;
    this.mapper = mapper;
  }

  /** Not there until all is gone. */
  @GetMapping("/tenants/{id}/receipt")
  ReceiptView ofTenant(@AuthenticationPrincipal Caller caller, @PathVariable TenantId id) {
    reach.tenant(caller, id);
    return receipts
        .of(caller.organization(), id)
        .map(this::view)
        .orElseThrow(() -> Problem.notFound("receipt"));
  }

  @GetMapping("/receipts/{id}")
  ReceiptView find(@AuthenticationPrincipal Caller caller, @PathVariable ReceiptId id) {
    return receipts
        .find(caller.organization(), id)
        .filter(receipt -> caller.opens(receipt.project()))
        .map(this::view)
        .orElseThrow(() -> Problem.notFound("receipt"));
  }

  /** Whether a receipt's document was signed by this installation and is unchanged. */
  @PostMapping("/receipts/verify")
  Verdict verify(
      @AuthenticationPrincipal Caller caller, @RequestBody Map<String, Object> document) {
    return receipts.verify(mapper.writeValueAsString(document));
  }

  private ReceiptView view(Receipt receipt) {
    return new ReceiptView(
        receipt.id(),
        receipt.tenant(),
        receipt.project(),
        receipt.issuedAt(),
        mapper.readValue(receipt.document(), new TypeReference<Map<String, Object>>() {}));
  }
}
