package dev.rowhouse.portal.api;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Bodies are read strictly: a misspelt name is told, instead of a wish that is silently lost, and
 * 49.99 where a whole number is wanted is not taken for 49.
 */
@Configuration(proxyBeanMethods = false)
class StrictJson implements WebMvcConfigurer {
  private final JsonMapper mapper;

  StrictJson(JsonMapper mapper) {
    this.mapper = mapper;
  }

  @Override
  public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
    JsonMapper strict =
        mapper
            .rebuild()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .addModule(new IdentifierModule())
            .build();
    builder.withJsonConverter(new JacksonJsonHttpMessageConverter(strict));
  }
}
