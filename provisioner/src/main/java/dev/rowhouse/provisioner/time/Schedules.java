package dev.rowhouse.provisioner.time;

import static dev.rowhouse.provisioner.time.Schedule.every;

import dev.rowhouse.billing.inbox.Drainer;
import dev.rowhouse.billing.metering.Closer;
import dev.rowhouse.billing.metering.FleetPoints;
import dev.rowhouse.billing.outbound.Courier;
import dev.rowhouse.billing.stripe.PlatformAccount;
import dev.rowhouse.db.audit.Acts;
import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.marketplace.payout.Sending;
import dev.rowhouse.marketplace.rental.Reconciling;
import dev.rowhouse.marketplace.rental.Rounds;
import dev.rowhouse.provisioner.backup.Keeper;
import dev.rowhouse.provisioner.backup.Rescuing;
import dev.rowhouse.provisioner.closure.Dissolving;
import dev.rowhouse.provisioner.connection.EmailWatching;
import dev.rowhouse.provisioner.connection.Reminding;
import dev.rowhouse.provisioner.container.Clearing;
import dev.rowhouse.provisioner.container.Measuring;
import dev.rowhouse.provisioner.container.Reconciler;
import dev.rowhouse.provisioner.container.Requests;
import dev.rowhouse.provisioner.cost.Introducing;
import dev.rowhouse.provisioner.cost.Sampling;
import dev.rowhouse.provisioner.erasure.Eraser;
import dev.rowhouse.provisioner.host.Watching;
import dev.rowhouse.provisioner.letter.Posting;
import dev.rowhouse.provisioner.machine.Renewing;
import dev.rowhouse.provisioner.machine.Tokens;
import dev.rowhouse.provisioner.moving.Waves;
import dev.rowhouse.provisioner.renting.Caretaker;
import dev.rowhouse.provisioner.renting.Outages;
import dev.rowhouse.provisioner.sandbox.Conversing;
import dev.rowhouse.provisioner.template.Freezer;
import dev.rowhouse.provisioner.template.Loader;
import dev.rowhouse.provisioner.template.Remover;
import dev.rowhouse.provisioner.tenant.Admitting;
import dev.rowhouse.provisioner.tenant.Lapsing;
import dev.rowhouse.provisioner.tenant.WarmPool;
import dev.rowhouse.provisioner.tenant.Welcoming;
import dev.rowhouse.provisioner.transfer.Collecting;
import dev.rowhouse.provisioner.transfer.Doubling;
import dev.rowhouse.provisioner.transfer.Porter;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/** All that the clock does in this house: how many seconds apart, the name, what is called. */
final class Schedules {
  static final List<Schedule> ALL =
      List.of(
          every(5, "compare nodes with rows", Reconciler.class, Reconciler::sweep),
          every(10, "pause what is idle", Idling.class, Idling::pause),
          every(10, "stop what is idle", Idling.class, Idling::stop),
          every(30, "stop at the time of day", Idling.class, Idling::stopAtTime),
          every(10, "freeze snapshots", Freezer.class, Freezer::sweep),
          every(5, "bring images to nodes", Porter.class, Porter::sweep),
          every(600, "collect images that nothing needs", Collecting.class, Collecting::sweep),
          every(5, "clear up behind moves", Clearing.class, Clearing::sweep),
          every(5, "empty nodes that are drained", Waves.class, Waves::sweep),
          every(15, "keep and remove backups", Keeper.class, Keeper::sweep),
          every(60, "keep snapshots of backups on two nodes", Doubling.class, Doubling::sweep),
          every(5, "mark and rescue who lost their node", Rescuing.class, Rescuing::sweep),
          every(60, "remove snapshots", Remover.class, Remover::sweep),
          every(10, "load uploads", Loader.class, Loader::sweep),
          every(20, "look for records of domains", Watching.class, Watching::sweep),
          every(60, "give up domains of the gone", Watching.class, Watching::tidy),
          every(
              20, "look for records of e-mail domains", EmailWatching.class, EmailWatching::sweep),
          every(600, "warn of secrets that end", Reminding.class, Reminding::sweep),
          every(5, "send letters", Posting.class, Posting::sweep),
          every(3600, "tidy letters", Posting.class, Posting::tidy),
          every(
              600, "end the audit log's open lines", Bell.class, calling(it -> it.ring(Acts.DUE))),
          every(300, "look up hosts of firewalls", Lookups.class, Lookups::resolveAgain),
          every(15, "admit tenants that waited", Admitting.class, Admitting::sweep),
          every(15, "tell which tenants are ready", Welcoming.class, Welcoming::sweep),
          every(60, "suspend when the grace is over", Lapsing.class, Lapsing::sweep),
          every(15, "erase whose time has come", Eraser.class, Eraser::begin),
          every(15, "write erasure receipts", Eraser.class, Eraser::finish),
          every(5, "delete organizations", Dissolving.class, Dissolving::sweep),
          every(600, "erase what nobody uses", Fading.class, Fading::sweep),
          every(10, "talk with houses that want it", Conversing.class, Conversing::sweep),
          every(20, "measure houses", Measuring.class, Measuring::sweep),
          every(3600, "tidy counts of requests", Requests.class, calling(Requests::tidy)),
          every(5, "drain the inbox", Drainer.class, calling(Drainer::sweep)),
          every(3600, "tidy the inbox", Drainer.class, calling(Drainer::tidy)),
          every(5, "deliver outbound webhooks", Courier.class, calling(Courier::sweep)),
          every(3600, "tidy outbound webhooks", Courier.class, calling(Courier::tidy)),
          every(3600, "renew our certificate for nodes", Renewing.class, Renewing::sweep),
          every(3600, "tidy tokens of machines", Tokens.class, Tokens::tidy),
          every(5, "make the rounds of the market", Rounds.class, Rounds::sweep),
          every(5, "know the platform's account", PlatformAccount.class, PlatformAccount::sweep),
          every(5, "do what the market asked", Caretaker.class, Caretaker::sweep),
          every(30, "look after rented machines", Outages.class, Outages::sweep),
          every(30, "refill warm pools", WarmPool.class, WarmPool::refill),
          every(30, "introduce nodes to billing", Introducing.class, Introducing::sweep),
          every(300, "sample what fleets cost", Sampling.class, Sampling::sweep),
          every(3600, "thin samples of fleets", FleetPoints.class, FleetPoints::thin),
          every(300, "close months of nodes", Closer.class, Closer::sweep),
          every(900, "hold the books against Stripe", Reconciling.class, Reconciling::sweep),
          every(30, "pay vendors out", Sending.class, Sending::sweep));

  private Schedules() {}

  /** For work that does not count. */
  private static <T> ToIntFunction<T> calling(Consumer<T> work) {
    return bean -> {
      work.accept(bean);
      return 0;
    };
  }
}
