package dev.rowhouse.provisioner.template;

import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import dev.rowhouse.provisioner.Json;
import dev.rowhouse.provisioner.UploadId;
import dev.rowhouse.provisioner.channel.Accepted;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.stereotype.Component;

/** Takes archives from portals on other machines. */
@Component
@OnRole(Role.WORKER)
class CarriedUploads implements Accepted {
  static final String PATH = "/uploads";

  private final FolderFiles files;

  CarriedUploads(FolderFiles files) {
    this.files = files;
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public String take(String about, InputStream bytes) throws IOException {
    About upload = Json.read(about, About.class);
    InputStream archive = new Limited(bytes, upload.most());
    return Json.write(files.write(new UploadId(upload.id()), archive, _ -> {}));
  }

  /**
   * @param most bytes
   */
  record About(String id, long most) {}
}
