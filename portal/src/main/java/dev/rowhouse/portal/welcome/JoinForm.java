package dev.rowhouse.portal.welcome;

import dev.rowhouse.portal.identity.GoodPassword;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** The account of somebody who was invited and has none. */
record JoinForm(
    @NotBlank(message = "Say what to call you.")
        @Size(max = 100, message = "Keep your name within 100 characters.")
        String name,
    @NotBlank(message = "An e-mail address is needed to sign in.")
        @Email(message = "This is no e-mail address; it should look like name@example.com.")
        @Size(max = 254, message = "This address is too long.")
        String email,
    @GoodPassword String password) {}
