package dev.rowhouse.portal;

import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/** Everything of the face: only a process with the portal's role has controllers and sessions. */
@Configuration(proxyBeanMethods = false)
@OnRole(Role.PORTAL)
@ComponentScan(
    basePackages = "dev.rowhouse.portal",
    nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
class PortalFace {}
