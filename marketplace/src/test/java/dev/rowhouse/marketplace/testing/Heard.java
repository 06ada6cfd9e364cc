package dev.rowhouse.marketplace.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Stands for the modules above: keeps the news that the marketplace tells. */
@Component
public class Heard {
  private final List<Object> all = new CopyOnWriteArrayList<>();

  @EventListener(
      condition = "#root.args[0].getClass().getPackageName() == 'dev.rowhouse.marketplace'")
  void on(Object news) {
    all.add(news);
  }

  public void forget() {
    all.clear();
  }

  public <T> List<T> of(Class<T> kind) {
    return all.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
