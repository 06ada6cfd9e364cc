package dev.rowhouse.portal.api;

import com.fasterxml.jackson.databind.type.TypeFactory;
import dev.rowhouse.db.id.Id;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Describes typed identifiers as the strings that they are in JSON and in addresses. */
@Component
class IdentifierSchema implements ModelConverter {
  @Override
  public @Nullable Schema<?> resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
    if (Id.class.isAssignableFrom(
        TypeFactory.defaultInstance().constructType(type.getType()).getRawClass())) {
      return new StringSchema();
    }
    return chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
  }
}
