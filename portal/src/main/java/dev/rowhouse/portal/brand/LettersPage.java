package dev.rowhouse.portal.brand;

import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.form.Refusals;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.brand.BrandLetters;
import dev.rowhouse.provisioner.brand.LetterKind;
import dev.rowhouse.provisioner.brand.LetterSender;
import dev.rowhouse.provisioner.brand.LetterText;
import dev.rowhouse.provisioner.letter.Letters;
import dev.rowhouse.provisioner.project.Projects;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the letters of a project say, who writes them, and how they look. */
@Controller
class LettersPage {
  private final Projects projects;
  private final BrandLetters texts;
  private final Letters letters;

  LettersPage(Projects projects, BrandLetters texts, Letters letters) {
    this.projects = projects;
    this.texts = texts;
    this.letters = letters;
  }

  record TextForm(@Nullable String subject, @Nullable String body) {
    LetterText read() {
      return new LetterText(
          Objects.requireNonNullElse(subject, "").strip(),
          Objects.requireNonNullElse(body, "").replace("\r\n", "\n"));
    }
  }

  record SenderForm(@Nullable String name, @Nullable String replyTo) {
    LetterSender read() {
      return new LetterSender(
          Objects.requireNonNullElse(name, "").strip(),
          Objects.requireNonNullElse(replyTo, "").strip());
    }
  }

  @GetMapping("/projects/{id}/brand/letters")
  @Needs(Permission.LOOK)
  String list(Viewer viewer, @PathVariable ProjectId id, Model model) {
    LetterSender now = texts.sender(viewer.organization(), id);
    model.addAttribute("form", new SenderForm(now.name(), now.replyTo()));
    return show(viewer, id, model);
  }

  @PostMapping("/projects/{id}/brand/letters/sender")
  @Needs(Permission.BUILD)
  String sender(
      Viewer viewer,
      @PathVariable ProjectId id,
      @ModelAttribute("form") SenderForm form,
      BindingResult problems,
      Model model,
      RedirectAttributes next) {
    try {
      texts.save(viewer.organization(), id, form.read());
    } catch (Rejected e) {
      Refusals.add(problems, e);
      return show(viewer, id, model);
    }
    next.addFlashAttribute("said", "The sender is saved.");
    return "redirect:/projects/" + id.value() + "/brand/letters";
  }

  @GetMapping("/projects/{id}/brand/letters/{kind}")
  @Needs(Permission.LOOK)
  String page(
      Viewer viewer, @PathVariable ProjectId id, @PathVariable LetterKind kind, Model model) {
    LetterText now = texts.text(viewer.organization(), id, kind);
    model.addAttribute("form", new TextForm(now.subject(), now.body()));
    return show(viewer, id, kind, now, model);
  }

  /** As it stands, in a page of its own that may fetch and run nothing. */
  @GetMapping("/projects/{id}/brand/letters/{kind}/html")
  @Needs(Permission.LOOK)
  ResponseEntity<String> html(
      Viewer viewer, @PathVariable ProjectId id, @PathVariable LetterKind kind) {
    return html(viewer, id, texts.text(viewer.organization(), id, kind));
  }

  /** The same of what is typed; nothing is saved. */
  @PostMapping("/projects/{id}/brand/letters/{kind}/html")
  @Needs(Permission.BUILD)
  ResponseEntity<String> html(
      Viewer viewer,
      @PathVariable ProjectId id,
      @PathVariable LetterKind kind,
      @ModelAttribute("form") TextForm form) {
    return html(viewer, id, form.read());
  }

  private ResponseEntity<String> html(Viewer viewer, ProjectId id, LetterText text) {
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "html", StandardCharsets.UTF_8))
        .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
        .body(texts.preview(viewer.organization(), id, text).html());
  }

  /** With {@code look} nothing is saved: the page shows how it would be. */
  @PostMapping("/projects/{id}/brand/letters/{kind}")
  @Needs(Permission.BUILD)
  String save(
      Viewer viewer,
      @PathVariable ProjectId id,
      @PathVariable LetterKind kind,
      @ModelAttribute("form") TextForm form,
      BindingResult problems,
      @RequestParam(defaultValue = "false") boolean look,
      Model model,
      RedirectAttributes next) {
    try {
      texts.preview(viewer.organization(), id, form.read());
      if (look) {
        return show(viewer, id, kind, form.read(), model);
      }
      texts.save(viewer.organization(), id, kind, form.read());
    } catch (Rejected e) {
      Refusals.add(problems, e);
      return show(viewer, id, kind, texts.text(viewer.organization(), id, kind), model);
    }
    next.addFlashAttribute("said", "The letter is saved. The next one says this.");
    return back(id, kind);
  }

  @PostMapping("/projects/{id}/brand/letters/{kind}/reset")
  @Needs(Permission.BUILD)
  String reset(
      Viewer viewer,
      @PathVariable ProjectId id,
      @PathVariable LetterKind kind,
      RedirectAttributes next) {
    texts.reset(viewer.organization(), id, kind);
    next.addFlashAttribute("said", "The letter has the usual words again.");
    return back(id, kind);
  }

  private String show(Viewer viewer, ProjectId id, Model model) {
    head(viewer, id, model);
    model.addAttribute("kinds", LetterKind.values());
    model.addAttribute("sends", letters.areSent());
    return "brand/letters";
  }

  private String show(Viewer viewer, ProjectId id, LetterKind kind, LetterText text, Model model) {
    head(viewer, id, model);
    model.addAttribute("kind", kind);
    model.addAttribute("words", texts.preview(viewer.organization(), id, text));
    return "brand/letter";
  }

  private void head(Viewer viewer, ProjectId id, Model model) {
    model.addAttribute("project", projects.get(viewer.organization(), id));
    model.addAttribute("tab", "brand");
  }

  private static String back(ProjectId id, LetterKind kind) {
    return "redirect:/projects/" + id.value() + "/brand/letters/" + kind.name();
  }
}
