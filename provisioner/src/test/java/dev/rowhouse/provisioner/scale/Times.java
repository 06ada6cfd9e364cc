package dev.rowhouse.provisioner.scale;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** How long rounds took, in milliseconds, sorted. */
record Times(double[] sorted) {
  /** Some rounds before are not counted: caches and compilers warm up. */
  static Times of(int rounds, IntConsumer work) {
    var took = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      long begin = System.nanoTime();
      work.accept(i);
      took[i] = (System.nanoTime() - begin) / 1e6;
    }
    Arrays.sort(took);
    return new Times(took);
  }

  /**
   * Only the middle is counted: what comes before makes it possible, what comes after undoes it.
   */
  static Times between(int rounds, Runnable before, Runnable work, Runnable after) {
    var took = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      before.run();
      took[i] = of(1, _ -> work.run()).sum();
      after.run();
    }
    Arrays.sort(took);
    return new Times(took);
  }

  double percentile(double share) {
    return sorted[Math.clamp((int) Math.ceil(share * sorted.length) - 1, 0, sorted.length - 1)];
  }

  double sum() {
    return Arrays.stream(sorted).sum();
  }
}
