package dev.rowhouse.portal;

import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** Everything of the face: only a process with the portal's role has controllers and sessions. */
@Configuration(proxyBeanMethods = false)
@OnRole(Role.PORTAL)
@ComponentScan("dev.rowhouse.portal")
class PortalFace {}
