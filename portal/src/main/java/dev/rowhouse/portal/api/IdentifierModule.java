package dev.rowhouse.portal.api;

import dev.rowhouse.db.id.Id;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Typed identifiers are plain strings in JSON. */
final class IdentifierModule extends SimpleModule {
  IdentifierModule() {
    super("identifiers");
    addSerializer(new Writer());
  }

  @Override
  public void setupModule(SetupContext context) {
    super.setupModule(context);
    context.addDeserializers(new Readers());
  }

  private static final class Writer extends StdSerializer<Id> {
    Writer() {
      super(Id.class);
    }

    @Override
    public void serialize(Id id, JsonGenerator out, SerializationContext context) {
      out.writeString(id.value());
    }
  }

  private static final class Readers extends Deserializers.Base {
    @Override
    public @Nullable ValueDeserializer<?> findBeanDeserializer(
        JavaType type, DeserializationConfig config, BeanDescription.Supplier bean) {
      return hasDeserializerFor(config, type.getRawClass()) ? new Reader(type) : null;
    }

    @Override
    public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
      return Id.class.isAssignableFrom(type);
    }
  }

  private static final class Reader extends StdDeserializer<Id> {
    Reader(JavaType type) {
      super(type);
    }

    @Override
    public Id deserialize(JsonParser in, DeserializationContext context) {
      String text = in.getValueAsString("");
      try {
        Constructor<?> constructor = handledType().getDeclaredConstructor(String.class);
        return (Id) constructor.newInstance(text);
      } catch (InvocationTargetException e) {
        return (Id)
            context.handleWeirdStringValue(handledType(), text, "is not such an identifier");
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("every identifier is a public record of one text", e);
      }
    }
  }
}
