package dev.rowhouse.portal.api;

import dev.rowhouse.portal.api.key.Caller;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.brand.BrandLetters;
import dev.rowhouse.provisioner.brand.LetterKind;
import dev.rowhouse.provisioner.brand.LetterText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The letters that the people of a project's tenants get. */
@RestController
@RequestMapping(ApiPaths.V1 + "/projects/{project}/brand/letters/{kind}")
class BrandLettersController {
  private final BrandLetters letters;
  private final Reach reach;

  BrandLettersController(BrandLetters letters, Reach reach) {
    this.letters = letters;
    this.reach = reach;
  }

  /**
   * @param subject with {@code {product}}, {@code {tenant}} and {@code {time}} to be filled in
   * @param body plain text, as the subject, and with {@code {link}}
   */
  record LetterJson(@NotBlank String subject, @NotBlank String body) {
    static LetterJson of(LetterText text) {
      return new LetterJson(text.subject(), text.body());
    }
  }

  @GetMapping
  LetterJson find(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ProjectId project,
      @PathVariable LetterKind kind) {
    reach.project(caller, project);
    return LetterJson.of(letters.text(caller.organization(), project, kind));
  }

  @PutMapping
  LetterJson save(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ProjectId project,
      @PathVariable LetterKind kind,
      @Valid @RequestBody LetterJson wanted) {
    reach.project(caller, project);
    letters.save(
        caller.organization(), project, kind, new LetterText(wanted.subject(), wanted.body()));
    return find(caller, project, kind);
  }

  /** Our words again. */
  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void reset(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ProjectId project,
      @PathVariable LetterKind kind) {
    reach.project(caller, project);
    letters.reset(caller.organization(), project, kind);
  }
}
