package dev.rowhouse.provisioner.dns;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whom we ask ({@code rowhouse.dns.*}).
 *
 * @param servers {@code address} or {@code address:port} ({@code [::1]:53}); none: as this machine
 *     is set up
 * @param timeout for one try at one server; each is tried twice
 */
@ConfigurationProperties("rowhouse.dns")
record DnsSettings(@DefaultValue List<String> servers, @DefaultValue("2s") Duration timeout) {}
