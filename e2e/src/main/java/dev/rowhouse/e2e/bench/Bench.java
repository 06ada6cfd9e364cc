package dev.rowhouse.e2e.bench;

import dev.rowhouse.e2e.Arguments;

/** One measurement; what runs around it prints the report. */
@FunctionalInterface
interface Bench {
  Report measure(Arguments arguments) throws Exception;
}
