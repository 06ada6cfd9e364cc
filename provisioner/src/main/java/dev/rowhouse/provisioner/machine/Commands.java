package dev.rowhouse.provisioner.machine;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What people type on a machine. */
@Component
public class Commands {
  private final String portal;

  Commands(@Value("${rowhouse.base-url:http://localhost:7400}") String portal) {
    this.portal = portal;
  }

  /** Fetches the script and lets the machine in. */
  public String enrol(String secret) {
    return "curl -fsSL %1$s/enroll.sh | sudo bash -s -- --portal %1$s --token %2$s"
        .formatted(portal, secret);
  }
}
