package dev.rowhouse.portal.scim;

import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.directory.Directories;
import dev.rowhouse.provisioner.directory.Taken;
import jakarta.servlet.http.HttpServletRequest;
import java.util.NoSuchElementException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Says what went wrong in SCIM's own form, and keeps it for the connection's page. */
@ControllerAdvice(basePackageClasses = ScimFaults.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ScimFaults {
  private static final Logger log = LoggerFactory.getLogger(ScimFaults.class);
  private static final JsonMapper JSON = new JsonMapper();

  private final Directories directories;

  ScimFaults(Directories directories) {
    this.directories = directories;
  }

  @ExceptionHandler(ScimFault.class)
  ResponseEntity<String> fault(ScimFault e, HttpServletRequest request) {
    return say(e, request);
  }

  @ExceptionHandler(Taken.class)
  ResponseEntity<String> taken(Taken e, HttpServletRequest request) {
    return say(new ScimFault(409, "uniqueness", String.valueOf(e.getMessage())), request);
  }

  @ExceptionHandler(Rejected.class)
  ResponseEntity<String> rejected(Rejected e, HttpServletRequest request) {
    return say(ScimFault.value(e.field() + ": " + e.getMessage()), request);
  }

  @ExceptionHandler(NoSuchElementException.class)
  ResponseEntity<String> nobody(HttpServletRequest request) {
    return say(ScimFault.nobody(), request);
  }

  @ExceptionHandler(Exception.class)
  ResponseEntity<String> broken(Exception e, HttpServletRequest request) {
    if (e instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
      return say(ScimFault.nobody(), request);
    }
    log.error("a directory's request broke", e);
    return say(new ScimFault(500, "", "something broke on our side; try again"), request);
  }

  private ResponseEntity<String> say(ScimFault fault, HttpServletRequest request) {
    remember(fault, request);
    ObjectNode body = JSON.createObjectNode();
    body.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:Error");
    body.put("status", String.valueOf(fault.status()));
    if (!fault.type().isEmpty()) {
      body.put("scimType", fault.type());
    }
    body.put("detail", fault.detail());
    var answer =
        ResponseEntity.status(fault.status())
            .cacheControl(CacheControl.noStore())
            .contentType(MediaType.parseMediaType(ScimPaths.TYPE));
    if (fault.status() == 401) {
      answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    if (fault.status() == 429) {
      answer.header(HttpHeaders.RETRY_AFTER, "5");
    }
    return answer.body(JSON.writeValueAsString(body));
  }

  /** Directories ask for who is not there as a matter of course; that is no fault. */
  private void remember(ScimFault fault, HttpServletRequest request) {
    if (fault.status() != 404
        && request.getAttribute(Visit.class.getName()) instanceof Visit visit) {
      String path = request.getRequestURI();
      String what = request.getMethod() + " " + path.substring(path.lastIndexOf("/v2/") + 3);
      directories.refused(visit.connection(), what.replaceFirst("/cnx_\\w+", ""), fault.detail());
    }
  }
}
