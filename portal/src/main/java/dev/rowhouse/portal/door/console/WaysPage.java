package dev.rowhouse.portal.door.console;

import dev.rowhouse.portal.signin.ForAnyone;
import dev.rowhouse.provisioner.connection.Connection;
import dev.rowhouse.provisioner.connection.ConnectionState;
import dev.rowhouse.provisioner.connection.Connections;
import dev.rowhouse.provisioner.connection.EndingSecrets;
import dev.rowhouse.provisioner.connection.SignInLine;
import dev.rowhouse.provisioner.console.Admin;
import dev.rowhouse.provisioner.directory.Directories;
import dev.rowhouse.provisioner.directory.DirectoryLine;
import dev.rowhouse.provisioner.directory.DirectoryToken;
import dev.rowhouse.provisioner.directory.DirectoryView;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** How the tenant's people sign in, and what became of each time. */
@Controller
@ForAnyone
class WaysPage {
  private static final int SHOWN = 20;

  private final Reception reception;
  private final Connections connections;
  private final Directories directories;
  private final Clock clock;

  /** A provider, its last sign-ins, and how the directory beside it stands. */
  record Way(Connection connection, List<SignInLine> trace, DirectoryView directory, Instant now) {
    /** Whether its client's secret ends within a month. */
    public boolean ends() {
      Instant at = connection.settings().secretExpiresAt();
      return at != null
          && connection.state() != ConnectionState.DISABLED
          && at.minus(EndingSecrets.AHEAD).isBefore(now);
    }

    /** Whether it has ended. */
    public boolean ended() {
      Instant at = connection.settings().secretExpiresAt();
      return at != null && !at.isAfter(now);
    }

    /** When the directory last called with a token that opens, to the minute; null: never. */
    public @Nullable Instant called() {
      return directory.tokens().stream()
          .map(DirectoryToken::usedAt)
          .filter(Objects::nonNull)
          .max(Comparator.naturalOrder())
          .orElse(null);
    }

    /** What it last sent that could not be taken. */
    public @Nullable DirectoryLine refused() {
      return directory.refused().isEmpty() ? null : directory.refused().getFirst();
    }
  }

  WaysPage(Reception reception, Connections connections, Directories directories, Clock clock) {
    this.reception = reception;
    this.connections = connections;
    this.directories = directories;
    this.clock = clock;
  }

  @GetMapping("/.door/console/sign-in")
  String page(HttpServletRequest request, Model model) {
    Admin admin = reception.admin(request, "sign-in", model);
    model.addAttribute(
        "ways",
        connections.list(admin.builder(), admin.tenant()).stream()
            .map(each ->
                new Way(
                    each,
                    trace(admin, each),
                    directories.look(admin.builder(), admin.tenant(), each.id()),
                    clock.instant()))
            .toList());
    return "door/console/sign-in";
  }

  private List<SignInLine> trace(Admin admin, Connection connection) {
    return connections.trace(admin.builder(), admin.tenant(), connection.id()).stream()
        .limit(SHOWN)
        .toList();
  }
}
