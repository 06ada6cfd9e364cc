package dev.rowhouse.portal.form;

import dev.rowhouse.provisioner.Rejected;
import java.util.stream.Stream;
import org.springframework.validation.BindingResult;

/** Puts what a module below refused beside the field that it speaks of. */
public final class Refusals {
  private Refusals() {}

  public static void add(BindingResult problems, Rejected refusal) {
    add(problems, refusal.field(), String.valueOf(refusal.getMessage()));
  }

  /** On a field that the form does not have it becomes a problem of the whole form. */
  public static void add(BindingResult problems, String field, String message) {
    String sentence = sentence(message);
    places(field)
        .filter(place -> problems.getFieldType(place) != null)
        .findFirst()
        .ifPresentOrElse(
            place -> problems.rejectValue(place, "refused", sentence),
            () -> problems.reject("refused", sentence));
  }

  /** Forms gather their fields in other parts than the modules below do. */
  private static Stream<String> places(String field) {
    String last = field.substring(field.lastIndexOf('.') + 1);
    return Stream.of(
        field, last, "limits." + last, "app." + last, "app.limits." + last, "ldap." + last);
  }

  /** With a capital and a full stop, as people expect of a sentence. */
  public static String sentence(String message) {
    if (message.isEmpty()) {
      return message;
    }
    String start = Character.toUpperCase(message.charAt(0)) + message.substring(1);
    return start.endsWith(".") || start.endsWith("?") ? start : start + ".";
  }
}
