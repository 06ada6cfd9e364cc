package dev.rowhouse.adminui;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

@SpringBootApplication(
    nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
    scanBasePackages = "dev.rowhouse")
class AdminUiApplication {
  static void main(String[] args) {
    SpringApplication.run(AdminUiApplication.class, args);
  }
}
