package dev.rowhouse.provisioner;

import java.time.Duration;
import java.util.List;

/**
 * How a template's app is run; frozen into each snapshot with the filesystem.
 *
 * @param command argument vector; empty for the image's own
 * @param port where the app listens for HTTP, 1 to 65535
 * @param healthPath path that answers 200–399 once the app is ready, for example {@code /healthz}
 * @param healthTimeout how long a start may take until then
 * @param dataPaths directories that outlive image and container, absolute paths
 * @param grace between SIGTERM and SIGKILL at a stop
 */
public record Settings(
    List<String> command,
    int port,
    String healthPath,
    Duration healthTimeout,
    Limits limits,
    List<String> dataPaths,
    Duration grace) {}
