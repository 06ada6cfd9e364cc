package dev.rowhouse.e2e.bench;

/** A project's webhook endpoint, with the secret that its events are signed with. */
record Hook(String id, String url, String secret) {}
