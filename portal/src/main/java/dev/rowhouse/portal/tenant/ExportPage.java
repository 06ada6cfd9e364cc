package dev.rowhouse.portal.tenant;

import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import dev.rowhouse.provisioner.BackupId;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.container.Holdings;
import dev.rowhouse.provisioner.container.Sizes;
import dev.rowhouse.provisioner.erasure.Exports;
import dev.rowhouse.provisioner.tenant.Housed;
import dev.rowhouse.provisioner.tenant.Tenants;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** A tenant's data to take away, and how far the download has come. */
@Controller
class ExportPage {
  private final Tenants tenants;
  private final Holdings holdings;
  private final Sizes sizes;
  private final ObjectProvider<Exports> exports;
  private final Downloads downloads;

  ExportPage(
      Tenants tenants,
      Holdings holdings,
      Sizes sizes,
      ObjectProvider<Exports> exports,
      Downloads downloads) {
    this.tenants = tenants;
    this.holdings = holdings;
    this.sizes = sizes;
    this.exports = exports;
    this.downloads = downloads;
  }

  @GetMapping("/tenants/{id}/export")
  @Needs(Permission.OPERATE)
  String page(Viewer viewer, @PathVariable TenantId id, Model model) {
    show(viewer, id, UUID.randomUUID().toString(), model);
    return "tenant/export";
  }

  @GetMapping("/tenants/{id}/export/progress")
  @Needs(Permission.OPERATE)
  String progress(
      Viewer viewer, @PathVariable TenantId id, @RequestParam String ticket, Model model) {
    show(viewer, id, ticket, model);
    model.addAttribute("watching", true);
    return "tenant/export";
  }

  /**
   * @param backup what was kept of it once; left out: what it has now
   */
  @GetMapping("/tenants/{id}/export/archive")
  @Needs(Permission.OPERATE)
  ResponseEntity<StreamingResponseBody> archive(
      Viewer viewer,
      @PathVariable TenantId id,
      @RequestParam String ticket,
      @RequestParam Optional<BackupId> backup) {
    Housed housed = tenants.get(viewer.organization(), id);
    if (housed.house() == null) {
      throw new Rejected("tenant", "This tenant has no data yet, or no more.");
    }
    Exports here = exports.getIfAvailable();
    if (here == null) {
      throw new Rejected("node", "No worker can be reached from here now. Try again in a minute.");
    }
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("application/gzip"))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"" + file(housed, backup) + "\"")
        .body(out -> send(here, viewer, id, backup, ticket, out));
  }

  private void send(
      Exports here,
      Viewer viewer,
      TenantId id,
      Optional<BackupId> backup,
      String ticket,
      OutputStream out)
      throws IOException {
    try {
      here.write(viewer.organization(), id, backup, downloads.counted(id, ticket, out));
      downloads.ended(id, ticket, null);
    } catch (RuntimeException e) {
      downloads.ended(id, ticket, String.valueOf(e.getMessage()));
      throw new IOException("the export broke off", e);
    }
  }

  private void show(Viewer viewer, TenantId id, String ticket, Model model) {
    Housed housed = tenants.get(viewer.organization(), id);
    model.addAttribute("tenant", housed.tenant());
    model.addAttribute("ticket", ticket);
    model.addAttribute("download", downloads.find(id, ticket).orElse(null));
    ContainerId house = housed.tenant().container();
    if (house != null) {
      model.addAttribute("house", holdings.of(viewer.organization()).find(house).orElse(null));
      model.addAttribute("size", sizes.of(house).orElse(null));
    }
  }

  /** After the first part of its address, which is made of safe letters. */
  private static String file(Housed housed, Optional<BackupId> backup) {
    var house = housed.house();
    String host = house == null ? null : house.host();
    String name = host == null ? housed.tenant().id().value() : host;
    return name + backup.map(id -> "-" + id.value()).orElse("") + ".tar.gz";
  }
}
