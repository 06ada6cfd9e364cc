package dev.rowhouse.portal.member;

import dev.rowhouse.provisioner.member.NewMember;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who is to be invited, as people type it. */
record MemberForm(@Nullable String email, @Nullable String name, @Nullable String role) {
  static final MemberForm EMPTY = new MemberForm("", "", "member");

  NewMember read() {
    return new NewMember(text(email), text(name), text(role));
  }

  private static String text(@Nullable String value) {
    return Objects.requireNonNullElse(value, "").strip();
  }
}
