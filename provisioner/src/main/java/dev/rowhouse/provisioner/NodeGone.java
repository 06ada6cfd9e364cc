package dev.rowhouse.provisioner;

/** A node was given up or wiped; published in the transaction that wrote it. */
public record NodeGone(NodeId node) {}
