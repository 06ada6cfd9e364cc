package dev.rowhouse.provisioner.docker;

import com.github.dockerjava.api.DockerClient;

/** On any Docker host: an image of the source's filesystem, and a container on it. */
final class CommittedCopies implements Copies {
  private final DockerClient docker;
  private final Images images;
  private final Maker maker;
  private final Looker looker;

  CommittedCopies(DockerClient docker, Images images, Maker maker, Looker looker) {
    this.docker = docker;
    this.images = images;
    this.maker = maker;
    this.looker = looker;
  }

  /**
   * The image's name holds the plan's fingerprint, so that a copy that was cut off goes on, and one
   * of another plan begins anew. The copy before is no longer needed once it stands.
   */
  @Override
  public void createFrom(String source, ContainerPlan plan) {
    if (looker.look(plan.name()).isEmpty()) {
      String copy = Marks.copies(plan.name()) + ":" + plan.fingerprint();
      images.freeze(source, copy);
      maker.make(plan, plan.name(), copy);
    } else {
      maker.make(plan);
    }
    Images.removeAll(docker, Marks.copies(plan.name()));
  }
}
