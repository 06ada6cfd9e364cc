package dev.rowhouse.provisioner.transfer;

/** A volume that containers of an image begin with. */
record Seed(String volume, long quotaBytes) {}
