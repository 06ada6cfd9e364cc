package dev.rowhouse.portal.project;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What it takes to begin a project; the rest has sensible values and is changed later. */
record NewProjectForm(
    @NotBlank(message = "Give the project a name.")
        @Size(max = 100, message = "Keep the name within 100 characters.")
        @Nullable String name,
    @Nullable String slug) {}
