package dev.rowhouse.e2e.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Debian's nginx with a configuration of ours on loopback: an app of one kilobyte, and a proxy. */
final class Nginx {
  private static final String CONFIGURATION =
      """
      daemon off;
      worker_processes %d;
      pid %s/nginx.pid;
      error_log %s/error.log;
      events { worker_connections 4096; }
      http {
        access_log off;
        keepalive_requests 100000000;
        client_body_temp_path %s;
        proxy_temp_path %s;
        fastcgi_temp_path %s;
        uwsgi_temp_path %s;
        scgi_temp_path %s;
        %s
      }
      """;

  private Nginx() {}

  /** Answers everything with the same 1,024 bytes. */
  static Spawned app(Path folder, int port) {
    return start(
        folder,
        1,
        "server { listen 127.0.0.1:%d backlog=4096; location / { default_type text/plain; return 200 \"%s\"; } }"
            .formatted(port, "x".repeat(1024)));
  }

  /** Passes everything on, with kept connections, the Host and the usual headers. */
  static Spawned proxy(Path folder, int port, int app) {
    return start(
        folder,
        Runtime.getRuntime().availableProcessors(),
        """
        upstream app { server 127.0.0.1:%d; keepalive 128; keepalive_requests 100000000; }
        server {
          listen 127.0.0.1:%d backlog=4096;
          location / {
            proxy_pass http://app;
            proxy_http_version 1.1;
            proxy_set_header Connection "";
            proxy_set_header Host $http_host;
            proxy_set_header X-Forwarded-For $remote_addr;
            proxy_set_header X-Forwarded-Proto $scheme;
            proxy_set_header X-Forwarded-Host $http_host;
            proxy_set_header X-Forwarded-Port $server_port;
          }
        }
        """
            .formatted(app, port));
  }

  private static Spawned start(Path folder, int workers, String servers) {
    try {
      Files.createDirectories(folder);
      Path file = folder.resolve("nginx.conf");
      Files.writeString(
          file,
          CONFIGURATION.formatted(
              workers, folder, folder, folder, folder, folder, folder, folder, servers));
      String nginx = Files.isExecutable(Path.of("/usr/sbin/nginx")) ? "/usr/sbin/nginx" : "nginx";
      return Spawned.start(
          folder.resolve("nginx.log"),
          Map.of(),
          List.of(nginx, "-p", folder.toString(), "-c", file.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
