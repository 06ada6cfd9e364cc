package dev.rowhouse.portal.identity;

import dev.rowhouse.db.secret.Vault;
import dev.rowhouse.marketplace.account.Tokens;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** One-time codes that local accounts ask for beside the password, and recovery codes for them. */
@Component
public class SecondFactors {
  static final int RECOVERY_CODES = 10;
  private static final int SECRET_BYTES = 20;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final JdbcClient jdbc;
  private final Vault vault;
  private final Clock clock;

  SecondFactors(JdbcClient jdbc, Vault vault, Clock clock) {
    this.jdbc = jdbc;
    this.vault = vault;
    this.clock = clock;
  }

  /** Whether a sign-in asks for a code. */
  public boolean asks(String account) {
    return jdbc.sql(
                """
                SELECT COUNT(*) FROM portal_second_factor
                WHERE account_id = :account AND confirmed_at IS NOT NULL
                """)
            .param("account", account)
            .query(Long.class)
            .single()
        == 1;
  }

  /** The secret to put into an app: the one shown before, until a code of it was typed. */
  public String offer(String account) {
    byte[] secret = new byte[SECRET_BYTES];
    RANDOM.nextBytes(secret);
    jdbc.sql(
            """
            INSERT IGNORE INTO portal_second_factor (account_id, sealed, last_step, made_at)
            VALUES (:account, :sealed, 0, :now)
            """)
        .param("account", account)
        .param("sealed", vault.seal(HexFormat.of().formatHex(secret), context(account)))
        .param("now", clock.instant())
        .update();
    return Totp.base32(secret(account).orElseThrow());
  }

  /** Recovery codes, shown once; empty when the code is wrong or codes are asked for already. */
  @Transactional
  public List<String> confirm(String account, String code) {
    OptionalLong step = step(account, code);
    if (step.isEmpty()
        || jdbc.sql(
                    """
                    UPDATE portal_second_factor SET confirmed_at = :now, last_step = :step
                    WHERE account_id = :account AND confirmed_at IS NULL
                    """)
                .param("now", clock.instant())
                .param("step", step.getAsLong())
                .param("account", account)
                .update()
            == 0) {
      return List.of();
    }
    return recovery(account);
  }

  /** New recovery codes in the place of the old. */
  @Transactional
  public List<String> recovery(String account) {
    forgetCodes(account);
    List<String> codes =
        Stream.generate(SecondFactors::recoveryCode).limit(RECOVERY_CODES).toList();
    codes.forEach(code ->
        jdbc.sql("INSERT INTO portal_recovery_code (account_id, hash) VALUES (:account, :hash)")
            .param("account", account)
            .param("hash", Tokens.hash(code))
            .update());
    return codes;
  }

  public int recoveryCodesLeft(String account) {
    return jdbc.sql("SELECT COUNT(*) FROM portal_recovery_code WHERE account_id = :account")
        .param("account", account)
        .query(Integer.class)
        .single();
  }

  /** Takes a code of the app or a recovery code; each of either once. */
  public boolean takes(String account, String typed) {
    String code = typed.strip().toLowerCase(Locale.ROOT).replace(" ", "");
    return takesOfApp(account, code) || takesRecovery(account, code);
  }

  @Transactional
  public void remove(String account) {
    forgetCodes(account);
    jdbc.sql("DELETE FROM portal_second_factor WHERE account_id = :account")
        .param("account", account)
        .update();
  }

  private boolean takesOfApp(String account, String code) {
    OptionalLong step = step(account, code);
    return step.isPresent()
        && jdbc.sql(
                    """
                    UPDATE portal_second_factor SET last_step = :step
                    WHERE account_id = :account AND confirmed_at IS NOT NULL AND last_step < :step
                    """)
                .param("step", step.getAsLong())
                .param("account", account)
                .update()
            == 1;
  }

  private boolean takesRecovery(String account, String code) {
    return jdbc.sql("DELETE FROM portal_recovery_code WHERE account_id = :account AND hash = :hash")
            .param("account", account)
            .param("hash", Tokens.hash(code))
            .update()
        == 1;
  }

  private OptionalLong step(String account, String code) {
    return secret(account)
        .map(secret -> Totp.find(secret, code.strip(), clock.instant()))
        .orElse(OptionalLong.empty());
  }

  Optional<byte[]> secret(String account) {
    return jdbc.sql("SELECT sealed FROM portal_second_factor WHERE account_id = :account")
        .param("account", account)
        .query(String.class)
        .optional()
        .map(sealed -> HexFormat.of().parseHex(vault.open(sealed, context(account))));
  }

  private void forgetCodes(String account) {
    jdbc.sql("DELETE FROM portal_recovery_code WHERE account_id = :account")
        .param("account", account)
        .update();
  }

  /** 50 bits, in two groups to read aloud. */
  private static String recoveryCode() {
    byte[] bytes = new byte[7];
    RANDOM.nextBytes(bytes);
    String text = Totp.base32(bytes).toLowerCase(Locale.ROOT);
    return text.substring(0, 5) + "-" + text.substring(5, 10);
  }

  private static String context(String account) {
    return "portal:second-factor:" + account;
  }
}
