package dev.rowhouse.e2e.bench;

import dev.rowhouse.e2e.Failed;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Routes and a key for a gateway, written as rows, and a claim that the key signed. The gateway
 * reads them as it reads any other: nothing in it knows of benches.
 */
final class GatewaySeed {
  static final String ISSUER = "http://bench.localhost";

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final Pattern URL =
      Pattern.compile("jdbc:mariadb://([^:/]+):(\\d+)/(\\w+)\\?user=(\\w+)&password=([^&]+)");

  private final String url;
  private final KeyPair pair;

  GatewaySeed(String url) {
    this.url = url;
    try {
      this.pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Hosts {@code h1} to {@code hN}, all running at this port of loopback.
   *
   * @param access {@code CLAIM_ONLY} or {@code PUBLIC}
   */
  void plant(String access, int hosts, int port) {
    execute(
        """
        INSERT INTO provisioner_project (id, organization_id, name, access, idle_always_on,
          idle_notice, pool_size, retention_days, grace_days, zone, host_pattern, created_at,
          changed_at, version)
        VALUES ('%1$s', '%2$s', 'bench', '%6$s', TRUE, 0, 0, 1, 1, 'UTC', '{tenant}',
          '2026-01-01', '2026-01-01', 0);
        INSERT INTO provisioner_container (id, project_id, kind, name, host, image, command, port,
          health_path, health_timeout_ms, memory_mb, milli_cpus, pids, disk_mb, ramdisk_mb,
          data_paths, grace_ms, ipv4, desired, observed, make_applied, limits_applied,
          rules_applied, next_at, wanted_at, actor, reason, created_at, changed_at)
        SELECT CONCAT('con_', LPAD(seq, 26, '0')), '%1$s', 'TENANT', CONCAT('h', seq),
          CONCAT('h', seq), 'none', '[]', %3$d, '/', 1000, 64, 100, 16, 64, 0, '[]', 1000,
          '127.0.0.1', 'RUNNING', 'RUNNING', 1, 1, 1, '2099-01-01', '2026-01-01', 'bench', 'bench',
          '2026-01-01', '2026-01-01'
        FROM seq_1_to_%4$d;
        INSERT INTO provisioner_claim_key (kid, public_jwk, private_sealed, signs_from)
        VALUES ('bench', '%5$s', '', '2026-01-01');
        """
            .formatted(id("prj", 1), id("org", 1), port, hosts, jwk(), access));
  }

  /** Opens the host {@code hN} for an hour. */
  String claim(int host) {
    long now = Instant.now().getEpochSecond();
    String payload =
        """
        {"iss":"%s","aud":"%s","sub":"user-1","email":"user@example.com","name":"A User",\
        "roles":["member"],"jti":"clm_bench","iat":%d,"exp":%d,"epoch":0}\
        """
            .formatted(ISSUER, id("con", host), now, now + 3600);
    String signed =
        encode("{\"alg\":\"EdDSA\",\"typ\":\"JWT\",\"kid\":\"bench\"}") + "." + encode(payload);
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(pair.getPrivate());
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + BASE64.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private String jwk() {
    byte[] encoded = pair.getPublic().getEncoded();
    byte[] point = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    return "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"bench\",\"use\":\"sig\",\"alg\":\"EdDSA\",\"x\":\"%s\"}"
        .formatted(BASE64.encodeToString(point));
  }

  private static String id(String prefix, int number) {
    return prefix + "_" + "%026d".formatted(number);
  }

  private static String encode(String text) {
    return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private void execute(String sql) {
    Matcher parts = URL.matcher(url);
    if (!parts.find()) {
      throw new Failed("not a database's address: " + url);
    }
    Spawned.output(
        List.of(
            "mariadb",
            "--host=" + parts.group(1),
            "--port=" + parts.group(2),
            "--user=" + parts.group(4),
            "--password=" + parts.group(5),
            parts.group(3)),
        sql);
  }
}
