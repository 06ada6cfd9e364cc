package dev.rowhouse.portal.proof;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who sends this must have proved within the last ten minutes who they are; otherwise they are
 * asked again, and go on with what they typed. For what destroys, and for what shows or makes
 * secrets.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Recent {
  /** What they are about to do, as a sentence goes on after "Before you …". */
  String value();
}
