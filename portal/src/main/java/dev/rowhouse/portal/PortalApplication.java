package dev.rowhouse.portal;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication(scanBasePackages = "dev.rowhouse")
class PortalApplication {
  static void main(String[] args) {
    SpringApplication.run(PortalApplication.class, args);
  }
}
