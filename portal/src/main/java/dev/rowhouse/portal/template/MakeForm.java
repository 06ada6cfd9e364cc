package dev.rowhouse.portal.template;

import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.UploadId;
import dev.rowhouse.provisioner.template.NewTemplate;
import dev.rowhouse.provisioner.template.Source;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a template is made from, and how its app is run. */
record MakeForm(
    @Nullable String from,
    @Nullable String image,
    @Nullable String upload,
    @Nullable String copy,
    @Valid AppForm app) {

  NewTemplate read() {
    return new NewTemplate(source(), app.read(), List.of(), List.of());
  }

  private Source source() {
    return switch (Objects.requireNonNullElse(from, "")) {
      case "upload" -> new Source.Upload(new UploadId(text(upload, "upload")));
      case "copy" -> new Source.Copy(new ContainerId(text(copy, "copy")));
      default -> new Source.Image(text(image, "image"));
    };
  }

  private static String text(@Nullable String text, String field) {
    if (text == null || text.isBlank()) {
      throw new Rejected(field, "say what the template is made from");
    }
    return text.strip();
  }
}
