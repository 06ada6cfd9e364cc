package dev.rowhouse.portal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** The description against the running app's own routes. */
class OpenApiIsCompleteTest extends ApiTest {
  private static final Set<String> VERBS = Set.of("get", "put", "post", "delete", "patch");

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mappings;

  @Test
  void everyRouteIsThereAndNoOther() {
    Set<String> described = new TreeSet<>();
    eachOperation((name, _) -> described.add(name));
    assertThat(described).hasSizeGreaterThan(90).isEqualTo(routes());
  }

  @Test
  void everyOperationSaysHowItAnswersAndHowItRefuses() {
    eachOperation((name, operation) -> {
      JsonNode responses = operation.path("responses");
      assertThat(responses.propertyNames()).as(name).anyMatch(status -> status.startsWith("2"));
      for (String status : responses.propertyNames()) {
        if (!status.startsWith("2")) {
          JsonNode content = responses.path(status).path("content");
          assertThat(content.propertyNames())
              .as(name + " " + status)
              .containsExactly("application/problem+json");
          assertThat(content.at("/application~1problem+json/schema/$ref").asString())
              .as(name + " " + status)
              .isEqualTo("#/components/schemas/ProblemBody");
        }
      }
      assertThat(responses.has("default")).as(name + " has a default problem").isTrue();
    });
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    JsonNode api = description();
    for (JsonNode reference : api.findValues("$ref")) {
      assertThat(api.at(reference.asString().substring(1)).isMissingNode())
          .as(reference.asString())
          .isFalse();
    }
  }

  @Test
  void everyPostTakesAnIdempotencyKey() {
    eachOperation((name, operation) -> {
      if (name.startsWith("POST ")) {
        assertThat(operation.path("parameters").findValuesAsString("name"))
            .as(name)
            .contains("Idempotency-Key");
      }
    });
  }

  private interface Look {
    void at(String name, JsonNode operation);
  }

  private void eachOperation(Look look) {
    description()
        .path("paths")
        .propertyStream()
        .forEach(path ->
            path.getValue()
                .propertyStream()
                .filter(verb -> VERBS.contains(verb.getKey()))
                .forEach(verb ->
                    look.at(
                        verb.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                        verb.getValue())));
  }

  private JsonNode description() {
    return api.as(null).get("/api/v1/openapi.json").json();
  }

  private Set<String> routes() {
    return mappings.getHandlerMethods().keySet().stream()
        .flatMap(info ->
            info.getPatternValues().stream()
                .filter(pattern -> pattern.startsWith("/api/v1/"))
                .filter(pattern -> !pattern.startsWith("/api/v1/openapi.json"))
                .map(pattern -> pattern.replaceAll("\\{(\\w+):[^}]*}", "{$1}"))
                .flatMap(pattern ->
                    info.getMethodsCondition().getMethods().stream()
                        .map(method -> method.name() + " " + pattern)))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
