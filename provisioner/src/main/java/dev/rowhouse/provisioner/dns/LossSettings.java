package dev.rowhouse.provisioner.dns;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Records that were there and are gone ({@code rowhouse.hosts.*}).
 *
 * @param lostAfter how long what they proved still counts
 */
@ConfigurationProperties("rowhouse.hosts")
public record LossSettings(@DefaultValue("72h") Duration lostAfter) {}
