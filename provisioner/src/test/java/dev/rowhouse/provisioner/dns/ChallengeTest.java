package dev.rowhouse.provisioner.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowhouse.provisioner.testing.SmallDns;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChallengeTest {
  private final SmallDns dns = new SmallDns();
  private final TxtRecords records =
      new ResolvedTxtRecords(new DnsSettings(List.of(dns.address()), Duration.ofSeconds(30)));
  private final DomainName domain = new DomainName("app.acme.example");
  private final Challenge challenge = Challenge.fresh(domain);

  @AfterEach
  void end() {
    dns.close();
  }

  @Test
  void a_published_record_among_others_meets_the_challenge() {
    dns.publish(challenge.name(), "v=spf1 -all", challenge.value());

    assertThat(challenge.isMetBy(records.of(challenge.name()))).isTrue();
  }

  @Test
  void a_record_of_another_claim_or_one_that_only_contains_the_value_does_not() {
    dns.publish(
        challenge.name(),
        Challenge.fresh(domain).value(),
        challenge.value() + "x",
        challenge.value().toUpperCase(java.util.Locale.ROOT));

    assertThat(challenge.isMetBy(records.of(challenge.name()))).isFalse();
  }

  @Test
  void a_name_without_a_record_is_told_from_a_server_that_cannot_say() {
    assertThat(records.of(challenge.name())).isEqualTo(new Finding.Absent());
    dns.be(SmallDns.Mood.SERVFAIL);

    assertThat(records.of(challenge.name()))
        .isEqualTo(new Finding.Unanswered("the name server answered SERVFAIL"));
  }

  @Test
  void a_server_that_is_silent_is_not_an_absence() {
    dns.be(SmallDns.Mood.SILENT);
    var impatient =
        new ResolvedTxtRecords(new DnsSettings(List.of(dns.address()), Duration.ofMillis(50)));

    assertThat(impatient.of(challenge.name())).isInstanceOf(Finding.Unanswered.class);
  }

  @Test
  void an_answer_too_long_for_a_datagram_comes_over_tcp_and_long_texts_are_joined() {
    String text = "x".repeat(900);
    dns.publish(challenge.name(), text, challenge.value());

    assertThat(records.of(challenge.name()))
        .isEqualTo(new Finding.Found(List.of(text, challenge.value())));
  }

  @Test
  void every_claim_has_a_value_of_its_own_and_names_nobody() {
    assertThat(Challenge.fresh(domain).value()).isNotEqualTo(challenge.value());
    assertThat(challenge.name() + challenge.value()).doesNotContainIgnoringCase("rowhouse");
    assertThat(Challenge.of(domain, challenge.value())).isEqualTo(challenge);
  }
}
