package dev.rowhouse.portal.identity;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/** Argon2id with 19 MiB and two passes. A few at a time, so that guessing cannot eat the memory. */
@Component
final class Passwords {
  private final Argon2PasswordEncoder encoder = new Argon2PasswordEncoder(16, 32, 1, 19_456, 2);
  private final Semaphore room = new Semaphore(4);
  private final String nobodys = encoder.encode("nobody");

  String hash(String password) {
    room.acquireUninterruptibly();
    try {
      return encoder.encode(password);
    } finally {
      room.release();
    }
  }

  /** Without a hash it works just as long, and says no. */
  boolean matches(String password, Optional<String> hash) {
    room.acquireUninterruptibly();
    try {
      return encoder.matches(password, hash.orElse(nobodys)) && hash.isPresent();
    } finally {
      room.release();
    }
  }
}
