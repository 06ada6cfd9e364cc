package dev.rowhouse.portal.form;

import dev.rowhouse.provisioner.Rejected;
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
    if (problems.getFieldType(field) == null) {
      problems.reject("refused", sentence);
    } else {
      problems.rejectValue(field, "refused", sentence);
    }
  }

  private static String sentence(String message) {
    if (message.isEmpty()) {
      return message;
    }
    String start = Character.toUpperCase(message.charAt(0)) + message.substring(1);
    return start.endsWith(".") || start.endsWith("?") ? start : start + ".";
  }
}
