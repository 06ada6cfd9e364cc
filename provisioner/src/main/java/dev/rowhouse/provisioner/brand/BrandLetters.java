package dev.rowhouse.provisioner.brand;

import dev.rowhouse.db.id.Unowned;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.letter.Sender;
import dev.rowhouse.provisioner.letter.Words;
import dev.rowhouse.provisioner.project.Projects;
import java.util.NoSuchElementException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The letters that the people of a project's tenants get, in its builder's words. */
@Component
public class BrandLetters {
  private final BrandLetterStore store;
  private final Brands brands;
  private final Projects projects;

  BrandLetters(BrandLetterStore store, Brands brands, Projects projects) {
    this.store = store;
    this.brands = brands;
    this.projects = projects;
  }

  /**
   * @throws NoSuchElementException when the organization has no such project
   */
  public LetterText text(OrganizationId organization, ProjectId project, LetterKind kind) {
    projects.get(organization, project);
    return store.text(project, kind).orElse(kind.usual());
  }

  public LetterSender sender(OrganizationId organization, ProjectId project) {
    projects.get(organization, project);
    return store.sender(project).orElse(LetterSender.USUAL);
  }

  /**
   * As a person of an invented tenant would get it; nothing is saved.
   *
   * @throws Rejected naming the field that cannot be taken
   */
  public Words preview(OrganizationId organization, ProjectId project, LetterText text) {
    Brand brand = brands.get(organization, project);
    text.check();
    return Drafting.draft(brand, text, "Acme", "15 minutes", "https://acme.example/sign-in");
  }

  /**
   * @throws Rejected naming the field that cannot be taken
   */
  @Transactional
  public void save(
      OrganizationId organization, ProjectId project, LetterKind kind, LetterText text) {
    projects.get(organization, project);
    text.check();
    store.save(project, kind, text);
  }

  /** Our words again. */
  @Transactional
  public void reset(OrganizationId organization, ProjectId project, LetterKind kind) {
    projects.get(organization, project);
    store.reset(project, kind);
  }

  /**
   * @throws Rejected naming the field that cannot be taken
   */
  @Transactional
  public void save(OrganizationId organization, ProjectId project, LetterSender sender) {
    projects.get(organization, project);
    sender.check();
    store.save(project, sender);
  }

  /**
   * For who writes to the people of a tenant.
   *
   * @param time how long the link works, in words
   */
  @Unowned
  public Words words(ProjectId project, LetterKind kind, String tenant, String time, String link) {
    LetterText text = store.text(project, kind).orElse(kind.usual());
    return Drafting.draft(brands.known(project), text, tenant, time, link);
  }

  /**
   * @param host of the house that the letter is about
   */
  @Unowned
  public Sender sender(ProjectId project, String host) {
    LetterSender chosen = store.sender(project).orElse(LetterSender.USUAL);
    String name = chosen.name().isEmpty() ? brands.known(project).name() : chosen.name();
    return new Sender(name, chosen.replyTo(), host);
  }
}
