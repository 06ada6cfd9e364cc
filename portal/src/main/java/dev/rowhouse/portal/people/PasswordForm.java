package dev.rowhouse.portal.people;

import dev.rowhouse.portal.identity.GoodPassword;
import jakarta.validation.constraints.NotBlank;

/** A change of password. */
record PasswordForm(
    @NotBlank(message = "Type the password that you have now.") String current,
    @GoodPassword String fresh) {}
