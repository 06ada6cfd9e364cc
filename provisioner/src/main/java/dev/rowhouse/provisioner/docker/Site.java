package dev.rowhouse.provisioner.docker;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the engine has to know of a node besides its address.
 *
 * @param installation whose containers are ours on an engine that others may use too
 * @param dataDir folder on the node, on btrfs, for data volumes; null where volumes are Docker's
 * @param helperArchive {@code docker save} archive of the helper image, loaded where it is missing
 * @param resolvers name servers that tenants are told of; whether they reach them is the wall's
 */
public record Site(
    String installation,
    Bridges bridges,
    @Nullable String dataDir,
    Path helperArchive,
    List<String> resolvers) {}
