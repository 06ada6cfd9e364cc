package dev.rowhouse.portal.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rowhouse.billing.EndpointId;
import dev.rowhouse.billing.inbox.EndpointKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a billing system posts its events.
 *
 * @param url what to enter there
 * @param account the connected account whose events it takes; null: the builder's own
 * @param apiVersion of the last event
 * @param deauthorizedAt since when the connected account withdrew its consent
 * @param secret only in the answer that set it
 */
record WebhookView(
    EndpointId id,
    String url,
    EndpointKind kind,
    String name,
    boolean livemode,
    @Nullable String account,
    @Nullable String apiVersion,
    boolean enabled,
    @Nullable Instant deauthorizedAt,
    Instant createdAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secret) {}
