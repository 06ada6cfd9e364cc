package dev.rowhouse.provisioner.host;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Domains of products and tenants ({@code rowhouse.hosts.*}).
 *
 * @param most claims of one project that are not removed
 * @param reserved further names that nobody may claim, with all below them
 * @param allowLocalhost for development: names below {@code localhost} serve without a record,
 *     since nobody can publish one; each machine that asks is meant by them
 */
@ConfigurationProperties("rowhouse.hosts")
record HostSettings(
    @DefaultValue("1000") int most,
    @DefaultValue List<String> reserved,
    @DefaultValue("false") boolean allowLocalhost) {}
