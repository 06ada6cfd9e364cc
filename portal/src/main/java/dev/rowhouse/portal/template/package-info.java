/** A project's template: made, changed, frozen into snapshots. */
@NullMarked
package dev.rowhouse.portal.template;

import org.jspecify.annotations.NullMarked;
