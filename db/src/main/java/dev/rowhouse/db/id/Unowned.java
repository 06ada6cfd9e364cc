package dev.rowhouse.db.id;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Does not ask whose a thing is: for workers and listeners, which act for nobody, and for the
 * operators' app. What builders and their tenants see must not call it; a test of the architecture
 * holds them to that, so that a forgotten check does not compile into a leak.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Unowned {}
