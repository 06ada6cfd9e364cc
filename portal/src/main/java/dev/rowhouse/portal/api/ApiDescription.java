package dev.rowhouse.portal.api;

import dev.rowhouse.portal.api.problem.ProblemBody;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What all operations have in common in the API's description. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
  private static final String BEARER = "key";

  @Bean
  OpenAPI openApi() {
    var bearer =
        new SecurityScheme()
            .type(SecurityScheme.Type.HTTP)
            .scheme("bearer")
            .description("An API key, rh_…");
    return new OpenAPI()
        .info(
            new Info()
                .title("Rowhouse")
                .version("1")
                .description("A house for every customer.")
                .license(new License().name("Apache-2.0")))
        .servers(List.of(new Server().url("/")))
        .components(new Components().addSecuritySchemes(BEARER, bearer))
        .addSecurityItem(new SecurityRequirement().addList(BEARER));
  }

  @Bean
  OpenApiCustomizer everyOperation() {
    return api -> {
      ModelConverters.getInstance(true)
          .readAll(ProblemBody.class)
          .forEach(api.getComponents()::addSchemas);
      api.getPaths().values().forEach(ApiDescription::complete);
    };
  }

  private static void complete(PathItem path) {
    path.readOperations().forEach(ApiDescription::addProblem);
    if (path.getPost() != null) {
      path.getPost().addParametersItem(idempotencyKey());
    }
  }

  /** Refusals look the same whatever their status; each status that is named says so. */
  private static void addProblem(Operation operation) {
    var responses = operation.getResponses();
    responses.forEach((status, response) -> {
      if (!status.startsWith("2")) {
        response.setContent(problem());
      }
    });
    responses.addApiResponse(
        "default", new ApiResponse().description("A problem (RFC 9457)").content(problem()));
  }

  private static Content problem() {
    var body = new Schema<>().$ref("#/components/schemas/ProblemBody");
    return new Content().addMediaType("application/problem+json", new MediaType().schema(body));
  }

  private static HeaderParameter idempotencyKey() {
    var header = new HeaderParameter();
    header
        .name("Idempotency-Key")
        .required(false)
        .description("Makes repeats of this request get the first answer again, for 24 hours")
        .schema(new StringSchema().maxLength(200));
    return header;
  }
}
