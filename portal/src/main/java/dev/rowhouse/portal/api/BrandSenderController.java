package dev.rowhouse.portal.api;

import dev.rowhouse.portal.api.key.Caller;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.brand.BrandLetters;
import dev.rowhouse.provisioner.brand.LetterSender;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who writes the letters that the people of a project's tenants get. */
@RestController
@RequestMapping(ApiPaths.V1 + "/projects/{project}/brand/sender")
class BrandSenderController {
  private final BrandLetters letters;
  private final Reach reach;

  BrandSenderController(BrandLetters letters, Reach reach) {
    this.letters = letters;
    this.reach = reach;
  }

  /**
   * @param name at most 100 characters; empty for the brand's
   * @param replyTo where answers go; empty for nowhere
   */
  record SenderJson(@NotNull String name, @NotNull String replyTo) {}

  @GetMapping
  SenderJson find(@AuthenticationPrincipal Caller caller, @PathVariable ProjectId project) {
    reach.project(caller, project);
    LetterSender now = letters.sender(caller.organization(), project);
    return new SenderJson(now.name(), now.replyTo());
  }

  @PutMapping
  SenderJson save(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ProjectId project,
      @Valid @RequestBody SenderJson wanted) {
    reach.project(caller, project);
    letters.save(
        caller.organization(),
        project,
        new LetterSender(wanted.name().strip(), wanted.replyTo().strip()));
    return find(caller, project);
  }
}
