package dev.rowhouse.portal.api.tag;

/** A view of which callers change a part; the rest changes by itself and is not in its tag. */
public interface Changeable {
  /** The part that callers change. */
  Object changeable();
}
