package dev.rowhouse.portal.audit;

import dev.rowhouse.db.audit.Actor;
import dev.rowhouse.db.audit.Deed;

/**
 * A change that was begun.
 *
 * @param before how its subject was
 */
record Begun(String id, Actor actor, Deed deed, String before) {}
