package dev.rowhouse.portal.api;

import dev.rowhouse.portal.api.key.Caller;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.UploadId;
import dev.rowhouse.provisioner.template.Upload;
import dev.rowhouse.provisioner.template.Uploads;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Image archives for templates: sent here, stored, and loaded onto a node by a worker. */
@RestController
@RequestMapping(ApiPaths.V1)
class ImagesController {
  private final Uploads uploads;
  private final Reach reach;

  ImagesController(Uploads uploads, Reach reach) {
    this.uploads = uploads;
    this.reach = reach;
  }

  /** What {@code docker save} writes, or a root filesystem; streamed to disk as it comes. */
  @PostMapping(
      path = "/projects/{project}/images",
      consumes = {
        MediaType.APPLICATION_OCTET_STREAM_VALUE,
        "application/x-tar",
        "application/gzip"
      })
  @ResponseStatus(HttpStatus.CREATED)
  Upload receive(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ProjectId project,
      @RequestParam(defaultValue = "image") String name,
      HttpServletRequest request)
      throws IOException {
    reach.project(caller, project);
    long length = request.getContentLengthLong();
    Upload upload = uploads.begin(caller.organization(), project, name, length < 0 ? null : length);
    return uploads.receive(caller.organization(), project, upload.id(), request.getInputStream());
  }

  /** The same, for clients that name the project in the query. */
  @PostMapping(
      path = "/images",
      consumes = {
        MediaType.APPLICATION_OCTET_STREAM_VALUE,
        "application/x-tar",
        "application/gzip"
      })
  @ResponseStatus(HttpStatus.CREATED)
  Upload receiveFor(
      @AuthenticationPrincipal Caller caller,
      @RequestParam ProjectId project,
      @RequestParam(defaultValue = "image") String name,
      HttpServletRequest request)
      throws IOException {
    return receive(caller, project, name, request);
  }

  @GetMapping("/projects/{project}/images")
  Page<Upload> list(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ProjectId project,
      @RequestParam Upload.@Nullable State state,
      @RequestParam @Nullable UploadId after,
      @RequestParam(defaultValue = Page.USUAL) @Min(1) @Max(Page.MOST) int limit) {
    reach.project(caller, project);
    List<Upload> found =
        uploads.list(caller.organization(), project).stream()
            .filter(upload -> Given.matches(state, upload.state()))
            .sorted(Comparator.comparing(upload -> upload.id().value()))
            .toList();
    return Page.cut(found, after, limit, upload -> upload.id().value(), upload -> upload);
  }

  /** How far it is. */
  @GetMapping("/projects/{project}/images/{id}")
  Upload find(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ProjectId project,
      @PathVariable UploadId id) {
    reach.project(caller, project);
    return uploads.get(caller.organization(), project, id);
  }
}
