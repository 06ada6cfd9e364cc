package dev.rowhouse.e2e.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.annotations.SerializedName;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the stand-in takes, Stripe takes: looked up in the classes of Stripe's own library. */
class ParametersTest {
  private static final Map<String, String> VERBS =
      Map.of(
          "create",
          "Create",
          "update",
          "Update",
          "retrieve",
          "Retrieve",
          "list",
          "List",
          "cancel",
          "Cancel",
          "expire",
          "Expire");

  @Test
  void everyParameterThatWeTakeIsOneOfStripes() {
    Parameters.TAKEN.forEach((operation, names) ->
        names.forEach(name ->
            assertThat(isKnown(params(operation), name))
                .as("%s takes %s", operation, name)
                .isTrue()));
  }

  @Test
  void aParameterThatStripeDoesNotKnowIsNotFound() {
    assertThat(isKnown(params("subscription.create"), "items[].prise")).isFalse();
    assertThat(isKnown(params("subscription.create"), "colour")).isFalse();
  }

  private static Class<?> params(String operation) {
    String kind = operation.substring(0, operation.lastIndexOf('.'));
    String verb = operation.substring(operation.lastIndexOf('.') + 1);
    if (verb.equals("delete")) {
      return Object.class;
    }
    int dot = kind.indexOf('.');
    String folder = dot < 0 ? "" : kind.substring(0, dot + 1).replace("_", "");
    String name = "com.stripe.param." + folder + camel(kind.substring(dot + 1));
    try {
      return Class.forName(name + VERBS.get(verb) + "Params");
    } catch (ClassNotFoundException e) {
      throw new AssertionError("Stripe's library has no such operation: " + operation, e);
    }
  }

  private static String camel(String snake) {
    StringBuilder camel = new StringBuilder();
    for (String word : snake.split("_")) {
      camel.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
    }
    return camel.toString();
  }

  private static boolean isKnown(Class<?> params, String path) {
    List<String> steps = List.of(path.split("\\."));
    Optional<Field> field = field(params, steps.getFirst().replace("[]", ""));
    if (field.isEmpty()) {
      return false;
    }
    if (steps.size() == 1 || steps.get(1).equals("*")) {
      return true;
    }
    String rest = String.join(".", steps.subList(1, steps.size()));
    return isKnown(elementType(field.get().getGenericType(), params), rest);
  }

  private static Optional<Field> field(Class<?> params, String name) {
    return Arrays.stream(params.getDeclaredFields())
        .filter(f -> f.isAnnotationPresent(SerializedName.class))
        .filter(f -> f.getAnnotation(SerializedName.class).value().equals(name))
        .findFirst();
  }

  /** A union of an object and an empty string is typed Object; its class is nested beside it. */
  private static Class<?> elementType(Type type, Class<?> owner) {
    return switch (type) {
      case ParameterizedType many -> elementType(many.getActualTypeArguments()[0], owner);
      case Class<?> one -> one;
      default -> throw new AssertionError("cannot look into " + type + " of " + owner);
    };
  }
}
