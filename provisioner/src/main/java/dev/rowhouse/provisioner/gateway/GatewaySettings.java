package dev.rowhouse.provisioner.gateway;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the gateway listens and what it allows ({@code rowhouse.gateway.*}).
 *
 * @param bind address to listen on; a TLS edge stands before it when the world may come in
 * @param domain what follows a container's host label in its URL
 * @param publicScheme {@code https} where a TLS edge stands before us: decides on Secure cookies
 * @param internalHost the one Host header, with any port or none, under which {@code /healthz} and
 *     {@code /tls} answer
 * @param portal host and port of a portal, which serves what is reserved on every house
 * @param trustedProxies addresses or CIDRs of TLS edges whose X-Forwarded headers are believed
 * @param loops event loops; 0 for one a core
 * @param requestsPerHost requests in flight or waiting for one container; beyond it 503
 * @param connectionsPerHost connections that one event loop keeps to one container; more requests
 *     than that queue for one
 * @param tunnelsPerHost open WebSockets to one container; beyond it 503
 * @param waitersInAll requests that wait for a wake in the whole process; beyond it 503
 * @param tlsAsksPerSecond questions of TLS edges for names; beyond it 429
 * @param maxBody bytes of a request's body; 0 for no limit
 * @param maxHeaders header lines of a request
 * @param connectTimeout for one attempt to reach a container
 * @param responseTimeout from the end of a request's body to the head of its response
 * @param stallTimeout without a byte of a request's body that was announced
 * @param streamTimeout without a byte in a response or WebSocket that has begun
 * @param headTimeout from a new connection to the end of its first request's head, in all
 * @param keepAlive idle time of a client's connection, a further request's head included
 * @param drain how long requests may still finish at shutdown
 */
@ConfigurationProperties("rowhouse.gateway")
record GatewaySettings(
    @DefaultValue("7401") int port,
    @DefaultValue("127.0.0.1") String bind,
    @DefaultValue("rowhouse.localhost") String domain,
    @DefaultValue("http") String publicScheme,
    @DefaultValue("gateway.internal") String internalHost,
    @DefaultValue("127.0.0.1:7400") String portal,
    @DefaultValue List<String> trustedProxies,
    @DefaultValue("0") int loops,
    @DefaultValue("2000") int requestsPerHost,
    @DefaultValue("64") int connectionsPerHost,
    @DefaultValue("1000") int tunnelsPerHost,
    @DefaultValue("20000") int waitersInAll,
    @DefaultValue("200") int tlsAsksPerSecond,
    @DefaultValue("0") long maxBody,
    @DefaultValue("100") int maxHeaders,
    @DefaultValue("2s") Duration connectTimeout,
    @DefaultValue("60s") Duration responseTimeout,
    @DefaultValue("30s") Duration stallTimeout,
    @DefaultValue("1h") Duration streamTimeout,
    @DefaultValue("20s") Duration headTimeout,
    @DefaultValue("75s") Duration keepAlive,
    @DefaultValue("10s") Duration drain) {}
