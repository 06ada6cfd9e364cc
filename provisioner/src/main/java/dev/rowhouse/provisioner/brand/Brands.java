package dev.rowhouse.provisioner.brand;

import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.db.id.Unowned;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.container.Routes;
import dev.rowhouse.provisioner.project.Projects;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The looks of projects. */
@Component
public class Brands {
  private final BrandStore store;
  private final Projects projects;
  private final Bell bell;

  Brands(BrandStore store, Projects projects, Bell bell) {
    this.store = store;
    this.projects = projects;
    this.bell = bell;
  }

  /**
   * @throws NoSuchElementException when the organization has no such project
   */
  public Brand get(OrganizationId organization, ProjectId project) {
    return store.find(project).orElse(Brand.named(projects.get(organization, project).name()));
  }

  /** For the doors of houses, which belong to nobody who asks; never for a face. */
  @Unowned
  public Brand known(ProjectId project) {
    String name = projects.known(project).map(it -> it.name()).orElse("");
    return store.find(project).map(brand -> brand.worn(name)).orElseGet(() -> Brand.named(name));
  }

  /** Whoever comes to a door sees it; it is nobody's secret. */
  public Optional<Logo> logo(ProjectId project) {
    return store.logo(project);
  }

  /**
   * @param logo another one; null keeps the present one
   * @throws Rejected naming the field that cannot be taken
   */
  @Transactional
  public void save(
      OrganizationId organization, ProjectId project, NewBrand wanted, @Nullable Logo logo) {
    projects.get(organization, project);
    wanted.check();
    store.save(project, wanted);
    if (logo != null) {
      store.logo(project, logo);
    }
    store.touchRoutes(project);
    bell.ring(Routes.CHANGED);
  }
}
