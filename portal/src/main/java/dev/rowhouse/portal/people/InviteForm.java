package dev.rowhouse.portal.people;

import dev.rowhouse.marketplace.account.Role;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Whom to invite, as what. */
record InviteForm(
    @NotBlank(message = "Say whom you invite, by e-mail address.")
        @Email(message = "This is no e-mail address; it should look like name@example.com.")
        @Size(max = 254, message = "This address is too long.")
        String email,
    @NotNull(message = "Choose a role.") @Nullable Role role) {}
