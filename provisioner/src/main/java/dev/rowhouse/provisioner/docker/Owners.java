package dev.rowhouse.provisioner.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Lets an app that is not root write to its data. Docker gives a new volume the owner that the
 * image has at that path, and root where the image has nothing there.
 */
final class Owners {
  private final DockerClient docker;
  private final Set<String> right = ConcurrentHashMap.newKeySet();

  Owners(DockerClient docker) {
    this.docker = docker;
  }

  void settle(String container, ContainerPlan plan) {
    for (String path : plan.volumes().keySet()) {
      if (!right.contains(plan.image() + " " + path)) {
        settle(container, plan.image(), path);
      }
    }
  }

  private void settle(String container, String image, String path) {
    Optional<User> user = user(container);
    TarArchiveEntry folder = user.isEmpty() ? null : folder(container, path);
    if (folder == null || folder.getLongUserId() != 0) {
      right.add(image + " " + path);
      return;
    }
    byte[] archive = owned(path, folder.getMode(), user.get());
    Connection.run(() ->
        docker
            .copyArchiveToContainerCmd(container)
            .withRemotePath("/")
            .withTarInputStream(new ByteArrayInputStream(archive))
            .exec());
  }

  /** The folder as Docker archives it, of which only the head is read. */
  private @Nullable TarArchiveEntry folder(String container, String path) {
    return Connection.<@Nullable TarArchiveEntry>call(() -> {
      try (var tar = new TarArchiveInputStream(archive(container, path))) {
        return tar.getNextEntry();
      } catch (IOException e) {
        throw Connection.translate(e);
      }
    });
  }

  private InputStream archive(String container, String path) {
    return docker.copyArchiveFromContainerCmd(container, path).exec();
  }

  private static byte[] owned(String path, int mode, User user) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new TarArchiveOutputStream(bytes)) {
      var entry = new TarArchiveEntry(path.replaceFirst("^/+", "") + "/");
      entry.setMode(mode);
      entry.setUserId(user.id());
      entry.setGroupId(user.group());
      out.putArchiveEntry(entry);
      out.closeArchiveEntry();
    } catch (IOException e) {
      throw Connection.translate(e);
    }
    return bytes.toByteArray();
  }

  /** The app's user; empty when it is root. */
  private Optional<User> user(String container) {
    String given =
        Connection.call(() -> docker.inspectContainerCmd(container).exec().getConfig().getUser());
    if (given == null || given.isEmpty()) {
      return Optional.empty();
    }
    String[] parts = given.split(":", 2);
    Optional<User> known = known(container, parts[0]);
    if (known.isEmpty() && !parts[0].matches("\\d+")) {
      return Optional.empty();
    }
    long id = known.map(User::id).orElseGet(() -> Long.parseLong(parts[0]));
    boolean numbered = parts.length == 2 && parts[1].matches("\\d+");
    long group = numbered ? Long.parseLong(parts[1]) : known.map(User::group).orElse(0L);
    return id == 0 ? Optional.empty() : Optional.of(new User(id, group));
  }

  /** What the image's list of accounts says of a name or number. */
  private Optional<User> known(String container, String user) {
    return accounts(container)
        .lines()
        .map(line -> line.split(":"))
        .filter(account -> account.length > 3)
        .filter(account -> account[0].equals(user) || account[2].equals(user))
        .map(account -> new User(Long.parseLong(account[2]), Long.parseLong(account[3])))
        .findFirst();
  }

  private String accounts(String container) {
    return Connection.call(() -> {
      try (var tar = new TarArchiveInputStream(archive(container, "/etc/passwd"))) {
        tar.getNextEntry();
        return new String(tar.readAllBytes(), StandardCharsets.UTF_8);
      } catch (NotFoundException e) {
        return "";
      } catch (IOException e) {
        throw Connection.translate(e);
      }
    });
  }

  private record User(long id, long group) {}
}
