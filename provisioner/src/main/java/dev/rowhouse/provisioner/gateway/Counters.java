package dev.rowhouse.provisioner.gateway;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What this gateway has done since it started, and what it does now. */
final class Counters {
  final LongAdder requests = new LongAdder();
  final LongAdder unknownHosts = new LongAdder();
  final LongAdder badRequests = new LongAdder();
  final LongAdder refusedClaims = new LongAdder();
  final LongAdder overloads = new LongAdder();
  final LongAdder wakes = new LongAdder();
  final LongAdder wakeTimeouts = new LongAdder();
  final LongAdder upstreamFailures = new LongAdder();
  final LongAdder retries = new LongAdder();
  final AtomicInteger waiting = new AtomicInteger();
  final AtomicInteger tunnels = new AtomicInteger();
}
