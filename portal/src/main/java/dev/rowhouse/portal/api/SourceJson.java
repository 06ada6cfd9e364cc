package dev.rowhouse.portal.api;

import dev.rowhouse.portal.api.problem.Problem;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.UploadId;
import dev.rowhouse.provisioner.template.Source;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a template is made from: exactly one of the three. */
record SourceJson(
    @Nullable String image, @Nullable UploadId upload, @Nullable ContainerId container) {
  Source source() {
    List<Source> given =
        Stream.of(
                Optional.ofNullable(image).<Source>map(Source.Image::new),
                Optional.ofNullable(upload).<Source>map(Source.Upload::new),
                Optional.ofNullable(container).<Source>map(Source.Copy::new))
            .flatMap(Optional::stream)
            .toList();
    if (given.size() != 1) {
      throw Problem.invalid("source", "must have exactly one of image, upload, container");
    }
    return given.getFirst();
  }
}
