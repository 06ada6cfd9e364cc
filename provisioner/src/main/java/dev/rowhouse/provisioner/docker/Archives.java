package dev.rowhouse.provisioner.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.LoadResponseItem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Images that come as archives: of images, or of root filesystems. */
final class Archives {
  private static final int TAR_BLOCK = 512;
  private static final Pattern LOADED =
      Pattern.compile("Loaded image(?: ID)?: (\\S+)", Pattern.CASE_INSENSITIVE);

  /**
   * First entries of what `docker save` and OCI tools write; a root filesystem starts otherwise.
   */
  private static final Pattern IMAGE_ENTRY =
      Pattern.compile(
          "(\\./)?(manifest\\.json|config\\.json|repositories|oci-layout|index\\.json|blobs/.*"
              + "|[0-9a-f]{64}(/.*|\\.json)?)");

  private static final Pattern IMPORTED = Pattern.compile("sha256:([0-9a-f]{64})");

  private final Connection connection;
  private final DockerClient streams;

  Archives(Connection connection) {
    this.connection = connection;
    this.streams = connection.streams();
  }

  /** Takes either kind, gzipped or not; returns the reference of the image. */
  String take(InputStream archive) {
    try {
      var in = plain(archive);
      in.mark(TAR_BLOCK);
      byte[] block = in.readNBytes(TAR_BLOCK);
      in.reset();
      return isImage(block) ? load(in) : importRoot(in);
    } catch (IOException e) {
      throw new EngineRefused(400, "the archive cannot be read: " + e.getMessage());
    }
  }

  private static BufferedInputStream plain(InputStream archive) throws IOException {
    var in = new BufferedInputStream(archive, 64 * 1024);
    in.mark(2);
    boolean zipped = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return zipped ? new BufferedInputStream(new GZIPInputStream(in, 64 * 1024)) : in;
  }

  private static boolean isImage(byte[] block) {
    boolean tar =
        block.length == TAR_BLOCK
            && new String(block, 257, 5, StandardCharsets.US_ASCII).equals("ustar");
    if (!tar) {
      throw new EngineRefused(400, "not an archive: it must be a tar file, gzipped or not");
    }
    String name = new String(block, 0, 100, StandardCharsets.UTF_8);
    int end = name.indexOf(0);
    return IMAGE_ENTRY.matcher(end < 0 ? name : name.substring(0, end)).matches();
  }

  /** Loads an image archive; returns the last reference that Docker names. */
  String load(InputStream archive) {
    var said = new Said();
    try (said) {
      streams.loadImageAsyncCmd(archive).exec(said).awaitCompletion();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineUnreachable("interrupted", e);
    } catch (IOException | RuntimeException e) {
      throw Connection.translate(e);
    }
    return said.reference();
  }

  private String importRoot(InputStream root) {
    String id = importInto("rowhouse/upload", "new", root, List.of());
    String tag = id.substring(0, 12);
    Connection.run(() -> streams.tagImageCmd(id, "rowhouse/upload", tag).exec());
    Connection.run(() -> streams.removeImageCmd("rowhouse/upload:new").exec());
    return "rowhouse/upload:" + tag;
  }

  /** Makes one layer of the container's whole filesystem, with this configuration. */
  void flatten(String container, String reference, JsonNode config) {
    int colon = reference.lastIndexOf(':');
    String repository = reference.substring(0, colon);
    String tag = reference.substring(colon + 1);
    try (InputStream root = Connection.call(() -> streams.exportContainerCmd(container).exec())) {
      importInto(repository, tag, root, changes(config));
    } catch (IOException e) {
      throw Connection.translate(e);
    }
  }

  /** Returns the identifier of the image, 64 hexadecimal digits. */
  private String importInto(String repository, String tag, InputStream root, List<String> changes) {
    var path = new StringBuilder("/images/create?fromSrc=-&repo=" + repository + "&tag=" + tag);
    for (String change : changes) {
      path.append("&changes=").append(URLEncoder.encode(change, StandardCharsets.UTF_8));
    }
    var id = IMPORTED.matcher(connection.post(path.toString(), root));
    if (!id.find()) {
      throw new EngineRefused(400, "the archive holds no root filesystem");
    }
    return id.group(1);
  }

  /** The configuration as lines of a Dockerfile, which is how an import takes it. */
  static List<String> changes(JsonNode config) {
    List<String> lines = new ArrayList<>();
    config.path("Env").forEach(env -> lines.add("ENV " + quoted(env.asText())));
    if (config.path("Entrypoint").isArray()) {
      lines.add("ENTRYPOINT " + config.path("Entrypoint"));
    }
    if (config.path("Cmd").isArray()) {
      lines.add("CMD " + config.path("Cmd"));
    }
    addUnlessEmpty(lines, "USER ", config.path("User").asText(""));
    addUnlessEmpty(lines, "WORKDIR ", config.path("WorkingDir").asText(""));
    addUnlessEmpty(lines, "STOPSIGNAL ", config.path("StopSignal").asText(""));
    for (String port : names(config.path("ExposedPorts"))) {
      lines.add("EXPOSE " + port);
    }
    for (String volume : names(config.path("Volumes"))) {
      lines.add("VOLUME " + volume);
    }
    return lines;
  }

  private static String quoted(String variable) {
    int equals = variable.indexOf('=');
    String value =
        variable
            .substring(equals + 1)
            .replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("$", "\\$");
    return variable.substring(0, equals) + "=\"" + value + "\"";
  }

  private static void addUnlessEmpty(List<String> lines, String start, String value) {
    if (!value.isEmpty()) {
      lines.add(start + value);
    }
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static final class Said extends ResultCallback.Adapter<LoadResponseItem> {
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private volatile @Nullable String error;

    @Override
    public void onNext(LoadResponseItem item) {
      if (item.isErrorIndicated() && item.getErrorDetail() != null) {
        error = item.getErrorDetail().getMessage();
      } else if (item.getStream() != null) {
        lines.add(item.getStream());
      }
    }

    String reference() {
      if (error != null) {
        throw new EngineRefused(400, "the archive is no image: " + error);
      }
      var found = LOADED.matcher(String.join("", lines));
      String reference = "";
      while (found.find()) {
        reference = found.group(1);
      }
      if (reference.isEmpty()) {
        throw new EngineRefused(400, "the archive holds no image");
      }
      return reference;
    }
  }
}
