package dev.rowhouse.provisioner.container;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/**
 * Ends a worker right after its n-th act: a call to Docker or a write to the database that was
 * carried out, but whose caller never learns of it.
 */
public final class Fate {
  static {
    Awaitility.doNotCatchUncaughtExceptionsByDefault();
    Thread.setDefaultUncaughtExceptionHandler((_, error) -> {
      if (!(error instanceof Killed)) {
        error.printStackTrace();
      }
    });
  }

  private final int deadly;
  private final AtomicInteger acts = new AtomicInteger();
  private final List<String> history = new CopyOnWriteArrayList<>();
  private volatile boolean dead;

  /**
   * @param deadly number of the last act, from 1; 0 for none
   */
  public Fate(int deadly) {
    this.deadly = deadly;
  }

  public void act(String what) {
    int number = acts.incrementAndGet();
    history.add(what);
    if (number == deadly) {
      dead = true;
    }
    alive(what);
  }

  void alive(String what) {
    if (dead) {
      throw new Killed(what);
    }
  }

  void kill() {
    dead = true;
  }

  public boolean dead() {
    return dead;
  }

  int acts() {
    return acts.get();
  }

  public List<String> history() {
    return history;
  }

  /** The same thing, whose every call of these names is an act. */
  <T> T watch(Class<T> type, T real, Set<String> names) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> {
              alive(method.getName());
              Object result = call(real, method, arguments);
              if (names.contains(method.getName())) {
                act(type.getSimpleName() + "." + method.getName());
              }
              return result;
            }));
  }

  static Object call(Object real, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
