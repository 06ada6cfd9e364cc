package dev.rowhouse.provisioner.estate;

import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.docker.Disk;
import dev.rowhouse.provisioner.docker.Engine;
import dev.rowhouse.provisioner.node.Engines;
import dev.rowhouse.provisioner.wall.Wall;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;

/** A node whose disk notes down what is asked of it. */
final class MemoryEngines implements Engines {
  final List<String> calls = Collections.synchronizedList(new ArrayList<>());

  /** What the next calls answer instead: the method's name and its arguments. */
  volatile BiFunction<String, Object[], Object> answer = (_, _) -> null;

  @Override
  public Engine engine(NodeId node) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Wall wall(NodeId node) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Disk disk(NodeId node) {
    return (Disk)
        Proxy.newProxyInstance(
            Disk.class.getClassLoader(),
            new Class<?>[] {Disk.class},
            (_, method, arguments) -> {
              calls.add(method.getName());
              Object answered = answer.apply(method.getName(), arguments);
              return answered == null && method.getReturnType() == boolean.class
                  ? Boolean.FALSE
                  : answered;
            });
  }
}
