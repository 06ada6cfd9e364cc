package dev.rowhouse.provisioner.template;

import dev.rowhouse.provisioner.Json;
import dev.rowhouse.provisioner.UploadId;
import dev.rowhouse.provisioner.channel.Carrier;
import dev.rowhouse.provisioner.channel.NoWorker;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Archives on their way to a worker, which keeps and loads them. Nothing of them stays here. */
@Component
@Conditional(NoWorker.class)
class RemoteFiles implements UploadFiles {
  private final Carrier carrier;
  private final long most;

  RemoteFiles(Carrier carrier, @Value(Uploads.MOST) DataSize most) {
    this.carrier = carrier;
    this.most = most.toBytes();
  }

  @Override
  public Written write(UploadId id, InputStream archive, Counter counter) throws IOException {
    var sent = new Digested(archive);
    String about = Json.write(new CarriedUploads.About(id.value(), most));
    String answer = carrier.bring(CarriedUploads.PATH, about, new Counting(sent, counter));
    Written there = Json.read(answer, Written.class);
    if (!there.equals(new Written(sent.bytes(), sent.digest()))) {
      throw new IOException("the archive did not arrive at the worker as it was sent");
    }
    return there;
  }
}
