package dev.rowhouse.provisioner.estate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowhouse.db.id.Ids;
import dev.rowhouse.db.testing.MailServer.Mail;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.brand.BrandLetters;
import dev.rowhouse.provisioner.brand.LetterKind;
import dev.rowhouse.provisioner.brand.LetterSender;
import dev.rowhouse.provisioner.brand.LetterText;
import dev.rowhouse.provisioner.letter.Letter;
import dev.rowhouse.provisioner.letter.Letters;
import dev.rowhouse.provisioner.letter.Posting;
import dev.rowhouse.provisioner.letter.Sender;
import dev.rowhouse.provisioner.letter.Words;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Letters, sent to a mail server of the test's own. */
class LetterTest extends EstateTest {
  @Autowired Letters letters;
  @Autowired Posting posting;
  @Autowired BrandLetters texts;

  /** Whom no other test writes to. */
  private final String ann = Ids.mint("ann").replace('_', '-') + "@customer.example";

  private void write(Words words) {
    letters.write(letter(words));
  }

  private Letter letter(Words words) {
    var sender = new Sender("Notebook", "help@notebook.example", "acme.notebook.example");
    return new Letter(null, ann, sender, words, Duration.ofHours(1));
  }

  private Words hello() {
    return new Words("Hello", "Hello.\n", "<p>Hello.</p>");
  }

  private String state() {
    return jdbc.sql("SELECT state FROM provisioner_letter WHERE recipient = :ann")
        .param("ann", ann)
        .query(String.class)
        .single();
  }

  @Test
  void a_letter_is_of_the_product_and_of_nobody_else() {
    write(
        texts.words(
            project.id(),
            LetterKind.SIGN_IN,
            "Acme & <Sons>",
            "15 minutes",
            "https://a.example/x"));
    posting.sweep();
    Mail mail = MAIL.to(ann).getFirst();
    assertThat(mail.raw()).doesNotContainIgnoringCase("rowhouse").doesNotContain("X-Mailer");
    assertThat(mail.greeting()).isEqualTo("mail.notebook.example");
    assertThat(mail.header("From")).isEqualTo("Notebook <no-reply@mail.notebook.example>");
    assertThat(mail.header("Reply-To")).isEqualTo("help@notebook.example");
    assertThat(mail.header("Message-ID")).matches("<[a-z0-9]{26}@acme\\.notebook\\.example>");
    assertThat(mail.header("Subject")).isEqualTo("Sign in to Notebook");
    assertThat(mail.raw()).contains("https://a.example/x", "Acme &amp; &lt;Sons&gt;");
    assertThat(state()).isEqualTo("SENT");
    assertThat(kept()).as("what it said is forgotten").isEmpty();
  }

  private List<String> kept() {
    return jdbc.sql(
            "SELECT sealed FROM provisioner_letter WHERE recipient = :ann AND sealed IS NOT NULL")
        .param("ann", ann)
        .query(String.class)
        .list();
  }

  @Test
  void a_letter_that_is_not_taken_now_is_sent_later_and_ever_later() {
    MAIL.refusals.put(ann, "451 4.7.1 come back");
    write(hello());
    posting.sweep();
    assertThat(MAIL.to(ann)).isEmpty();
    assertThat(state()).isEqualTo("WAITING");
    posting.sweep();
    clock.pass(Duration.ofSeconds(11));
    posting.sweep();
    assertThat(attempts()).as("after 10 s again").isEqualTo(2);
    posting.sweep();
    assertThat(attempts()).as("then after 20 s").isEqualTo(2);
    MAIL.refusals.remove(ann);
    clock.pass(Duration.ofSeconds(21));
    posting.sweep();
    assertThat(MAIL.to(ann)).hasSize(1);
    assertThat(state()).isEqualTo("SENT");
  }

  private int attempts() {
    return jdbc.sql("SELECT attempts FROM provisioner_letter WHERE recipient = :ann")
        .param("ann", ann)
        .query(Integer.class)
        .single();
  }

  @Test
  void a_server_that_takes_nothing_is_asked_by_one_letter_and_said_to_the_operator() {
    MAIL.greeting = "421 4.3.2 not today";
    write(hello());
    write(hello());
    assertThatThrownBy(posting::sweep)
        .hasMessageStartingWith("The mail server 127.0.0.1:" + MAIL.port())
        .hasMessageContaining("421");
    assertThat(
            jdbc.sql("SELECT attempts FROM provisioner_letter WHERE recipient = :ann")
                .param("ann", ann)
                .query(Integer.class)
                .list())
        .as("others wait")
        .contains(0);
    MAIL.greeting = "220 mail.test";
    clock.pass(Duration.ofSeconds(11));
    posting.sweep();
    assertThat(MAIL.to(ann)).hasSize(2);
  }

  @Test
  void whoever_is_refused_for_good_is_not_written_to_again() {
    MAIL.refusals.put(ann, "550 5.1.1 nobody here");
    write(hello());
    posting.sweep();
    assertThat(state()).isEqualTo("FAILED");
    assertThat(kept()).isEmpty();
  }

  @Test
  void a_letter_that_may_have_been_taken_is_sent_again_and_known_as_the_same() {
    MAIL.breaksAfterTaking = true;
    write(hello());
    posting.sweep();
    clock.pass(Duration.ofMinutes(6));
    posting.sweep();
    List<Mail> copies = MAIL.to(ann);
    assertThat(copies).hasSize(2);
    assertThat(copies.getFirst().header("Message-ID"))
        .isEqualTo(copies.getLast().header("Message-ID"));
  }

  @Test
  void what_is_of_no_use_any_more_is_not_sent() {
    write(hello());
    clock.pass(Duration.ofHours(2));
    posting.sweep();
    assertThat(MAIL.to(ann)).isEmpty();
    assertThat(state()).isEqualTo("FAILED");
  }

  @Test
  void what_is_dropped_or_recalled_reaches_nobody() {
    letters.drop(letter(hello()));
    TenantId tenant = TenantId.mint();
    letters.write(
        new Letter(tenant, ann, new Sender("N", "", "h.example"), hello(), Duration.ofHours(1)));
    letters.recall(tenant, ann);
    posting.sweep();
    assertThat(MAIL.to(ann)).isEmpty();
    assertThat(kept()).isEmpty();
  }

  @Test
  void a_subject_begins_no_other_header() {
    write(new Words("Hello\r\nBcc: eve@evil.example\r\n\r\nNo", "x", "x"));
    posting.sweep();
    Mail mail = MAIL.to(ann).getFirst();
    assertThat(mail.header("Bcc")).isEmpty();
    assertThat(mail.header("Subject")).isEqualTo("Hello Bcc: eve@evil.example No");
  }

  @Test
  void a_builder_chooses_words_and_places_are_filled_in_once() {
    var text = new LetterText("{tenant}!", "Come in:\n\n{link}\n\nfor {time}, {product}");
    texts.save(organization, project.id(), LetterKind.INVITATION, text);
    texts.save(organization, project.id(), new LetterSender("The team", ""));
    Words words =
        texts.words(project.id(), LetterKind.INVITATION, "{link}", "7 days", "https://a.example/");
    assertThat(words.subject()).as("a tenant's name is no place").isEqualTo("{link}!");
    assertThat(words.text()).isEqualTo("Come in:\n\nhttps://a.example/\n\nfor 7 days, Notebook\n");
    assertThat(words.html()).contains("href=\"https://a.example/\"").doesNotContain("<script");
    assertThat(texts.sender(project.id(), "h").name()).isEqualTo("The team");
    texts.reset(organization, project.id(), LetterKind.INVITATION);
    assertThat(texts.text(organization, project.id(), LetterKind.INVITATION))
        .isEqualTo(LetterKind.INVITATION.usual());
  }

  @Test
  void what_a_letter_cannot_say_is_refused() {
    refused("{password}", "{link}", "is not known");
    refused("{link}", "{link}", "not in the subject");
    refused("Hello", "no way in", "needs {link}");
    refused("Two\nlines", "{link}", "one line");
    refused("", "{link}", "must not be empty");
    assertThatThrownBy(
            () -> texts.save(organization, project.id(), new LetterSender("", "a@b.c, eve@x.y")))
        .isInstanceOf(Rejected.class);
  }

  private void refused(String subject, String body, String why) {
    assertThatThrownBy(() ->
            texts.save(
                organization, project.id(), LetterKind.SIGN_IN, new LetterText(subject, body)))
        .isInstanceOf(Rejected.class)
        .hasMessageContaining(why);
  }
}
