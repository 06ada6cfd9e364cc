package dev.rowhouse.provisioner.letter;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;
import org.springframework.stereotype.Component;

/** Hands letters to the mail server (SMTP). */
@Component
class Mailer {
  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private final MailSettings settings;
  private final Session session;

  Mailer(MailSettings settings) {
    this.settings = settings;
    this.session = Session.getInstance(properties(settings), authenticator(settings));
  }

  /**
   * @throws MessagingException when it was not taken
   * @throws MailTrouble when the server would take no other letter either
   */
  void send(Post post) throws MessagingException {
    MimeMessage message = message(post);
    try (Transport transport = connected()) {
      transport.sendMessage(message, message.getAllRecipients());
    }
  }

  private Transport connected() throws MessagingException {
    Transport transport = session.getTransport();
    try {
      transport.connect();
      return transport;
    } catch (AuthenticationFailedException e) {
      String words = "%s does not let us in as “%s”: %s";
      throw new MailTrouble(words.formatted(settings.server(), settings.user(), said(e)), e);
    } catch (MessagingException e) {
      String words =
          isUnsafe(e) ? "%s is not who we expect: %s" : "%s takes no letters of ours now: %s";
      throw new MailTrouble(words.formatted(settings.server(), said(e)), e);
    }
  }

  private static boolean isUnsafe(MessagingException e) {
    return Stream.iterate((Throwable) e, Objects::nonNull, Throwable::getCause)
        .anyMatch(SSLException.class::isInstance);
  }

  /** What was at the bottom of it. */
  private static String said(MessagingException e) {
    return Stream.iterate((Throwable) e, Objects::nonNull, Throwable::getCause)
        .map(Throwable::getMessage)
        .filter(Objects::nonNull)
        .reduce(e.getClass().getSimpleName(), (_, last) -> last)
        .strip();
  }

  /** Whether the server will never take it for this recipient. */
  static boolean isFinal(MessagingException e) {
    for (Exception now = e;
        now instanceof MessagingException cause;
        now = cause.getNextException()) {
      if (now instanceof SMTPAddressFailedException refused && refused.getReturnCode() / 100 == 5) {
        return true;
      }
    }
    return false;
  }

  private MimeMessage message(Post post) throws MessagingException {
    Sender sender = post.envelope().sender();
    Words words = post.envelope().words();
    var message =
        new MimeMessage(session) {
          @Override
          protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", post.messageId());
          }
        };
    message.setFrom(from(sender));
    if (!sender.replyTo().isEmpty()) {
      message.setReplyTo(new InternetAddress[] {new InternetAddress(sender.replyTo(), true)});
    }
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(post.to(), true));
    message.setSubject(words.subject(), UTF_8);
    message.setSentDate(Date.from(post.writtenAt()));
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setContent(
        new MimeMultipart("alternative", part(words.text(), "plain"), part(words.html(), "html")));
    message.saveChanges();
    return message;
  }

  private InternetAddress from(Sender sender) {
    try {
      return new InternetAddress(settings.from(), sender.name(), UTF_8);
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static MimeBodyPart part(String text, String subtype) throws MessagingException {
    var part = new MimeBodyPart();
    part.setText(text, UTF_8, subtype);
    return part;
  }

  private static Properties properties(MailSettings settings) {
    String timeout = String.valueOf(settings.timeout().toMillis());
    var all = new Properties();
    all.setProperty("mail.transport.protocol", "smtp");
    all.setProperty("mail.smtp.host", settings.host());
    all.setProperty("mail.smtp.port", String.valueOf(settings.port()));
    all.setProperty("mail.smtp.auth", String.valueOf(!settings.user().isEmpty()));
    all.setProperty("mail.smtp.ssl.enable", is(settings, MailSettings.Tls.TLS));
    all.setProperty("mail.smtp.starttls.enable", is(settings, MailSettings.Tls.STARTTLS));
    all.setProperty("mail.smtp.starttls.required", is(settings, MailSettings.Tls.STARTTLS));
    all.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    if (!settings.authority().isEmpty()) {
      all.put("mail.smtp.ssl.socketFactory", trusting(settings.authority()));
    }
    all.setProperty("mail.smtp.connectiontimeout", timeout);
    all.setProperty("mail.smtp.timeout", timeout);
    all.setProperty("mail.smtp.writetimeout", timeout);
    // Servers write down how we greet them: the name of this machine is nobody's business.
    all.setProperty("mail.smtp.localhost", settings.areSent() ? settings.domain() : "localhost");
    all.setProperty("mail.smtp.from", settings.from());
    return all;
  }

  private static SSLSocketFactory trusting(String authority) {
    var trusted = PemSslStoreDetails.forCertificate("file:" + authority);
    return SslBundle.of(new PemSslStoreBundle(null, trusted)).createSslContext().getSocketFactory();
  }

  private static String is(MailSettings settings, MailSettings.Tls tls) {
    return String.valueOf(settings.tls() == tls);
  }

  private static Authenticator authenticator(MailSettings settings) {
    return new Authenticator() {
      @Override
      protected PasswordAuthentication getPasswordAuthentication() {
        return new PasswordAuthentication(settings.user(), settings.secret());
      }
    };
  }
}
