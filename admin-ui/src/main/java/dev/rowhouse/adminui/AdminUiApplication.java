package dev.rowhouse.adminui;

import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

@SpringBootApplication(
    nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
    scanBasePackages = "dev.rowhouse")
class AdminUiApplication {
  static void main(String[] args) {
    // The one place that says so. An argument outranks ROWHOUSE_ROLES, which is meant for the
    // portal's program: with its roles this app would run a second worker and gateway.
    String[] asOperator = Arrays.copyOf(args, args.length + 1);
    asOperator[args.length] = "--rowhouse.roles=operator";
    SpringApplication.run(AdminUiApplication.class, asOperator);
  }
}
