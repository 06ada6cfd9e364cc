package dev.rowhouse.billing;

/** Whose endpoint or subscription it is; opaque here (a project's identifier, for example). */
public record OwnerId(String value) {}
