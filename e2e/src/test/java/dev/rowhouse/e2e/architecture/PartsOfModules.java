package dev.rowhouse.e2e.architecture;

import java.util.stream.Stream;
import org.springframework.modulith.core.ApplicationModuleDetectionStrategy;
import org.springframework.modulith.core.JavaPackage;

/** A Modulith module is a direct subpackage of a Maven module's root package. */
public final class PartsOfModules implements ApplicationModuleDetectionStrategy {
  @Override
  public Stream<JavaPackage> getModuleBasePackages(JavaPackage root) {
    return root.getDirectSubPackages().stream()
        .flatMap(module -> module.getDirectSubPackages().stream());
  }
}
