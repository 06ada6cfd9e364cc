/** What a person does in a browser, on a whole installation that the launcher started. */
@NullMarked
package dev.rowhouse.e2e.journeys;

import org.jspecify.annotations.NullMarked;
