package dev.rowhouse.portal;

import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/**
 * Everything of the face: only a process with the portal's role has controllers and sessions. What
 * one test configures is left to that test, as with Boot's own scan.
 */
@Configuration(proxyBeanMethods = false)
@OnRole(Role.PORTAL)
@ComponentScan(
    basePackages = "dev.rowhouse.portal",
    nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
    excludeFilters = @Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
class PortalFace {}
