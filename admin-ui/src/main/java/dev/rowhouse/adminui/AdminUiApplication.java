package dev.rowhouse.adminui;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication(scanBasePackages = "dev.rowhouse")
class AdminUiApplication {
  static void main(String[] args) {
    SpringApplication.run(AdminUiApplication.class, args);
  }
}
