package dev.rowhouse.portal.market;

/**
 * One step of a server's way to its renter, or back.
 *
 * @param words what is going on there, or went on
 * @param done whether it is behind us
 * @param now whether it is what is waited for
 */
public record Journey(String title, String words, boolean done, boolean now) {}
