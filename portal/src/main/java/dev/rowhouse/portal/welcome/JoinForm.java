package dev.rowhouse.portal.welcome;

import dev.rowhouse.portal.identity.GoodPassword;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** The account of somebody who was invited and has none. */
record JoinForm(
    @NotBlank(message = "Say what to call you.")
        @Size(max = 100, message = "Keep your name within 100 characters.")
        String name,
    @GoodPassword String password) {}
