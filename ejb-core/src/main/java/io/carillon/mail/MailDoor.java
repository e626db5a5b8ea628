package io.carillon.mail;

import io.carillon.store.Columns;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Sends e-mail through a mail session of the server. A mail server that does not answer is not waited for long. */
public final class MailDoor {
    private static final String PATIENCE_MILLIS = "5000";
    private static final String DEFAULT = "java:jboss/mail/Carillon";

    private final String setting;
    private final String session;

    /** @param setting system property with the JNDI name of the mail session, empty for none */
    public MailDoor(String setting) {
        this.setting = setting;
        this.session = System.getProperty(setting, DEFAULT);
    }

    /** @return what went wrong, empty when the mail server has it */
    public String send(Letter letter) {
        if (session.isEmpty()) {
            return setting + " is empty";
        }
        try {
            Session mail = (Session) new InitialContext().lookup(session);
            impatient(mail.getProperties());
            Transport.send(message(mail, letter));
            return "";
        } catch (NamingException | MessagingException | RuntimeException failed) {
            return Columns.firstLine(failed);
        }
    }

    private static MimeMessage message(Session mail, Letter letter) throws MessagingException {
        MimeMessage message = new MimeMessage(mail);
        message.addRecipient(Message.RecipientType.TO, new InternetAddress(letter.to()));
        message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
        message.setSentDate(new Date());
        if (letter.urgent()) {
            message.setHeader("X-Priority", "1");
        }
        if (letter.enclosure() == null) {
            message.setText(letter.text(), StandardCharsets.UTF_8.name());
        } else {
            message.setContent(parts(letter));
        }
        return message;
    }

    private static Multipart parts(Letter letter) throws MessagingException {
        MimeBodyPart text = new MimeBodyPart();
        text.setText(letter.text(), StandardCharsets.UTF_8.name());
        Letter.Enclosure enclosure = letter.enclosure();
        MimeBodyPart file = new MimeBodyPart();
        file.setDataHandler(new DataHandler(new ByteArrayDataSource(enclosure.bytes(), enclosure.type())));
        file.setFileName(enclosure.name());
        return new MimeMultipart(text, file);
    }

    private static void impatient(Properties settings) {
        for (String wait : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            settings.putIfAbsent("mail.smtp." + wait, PATIENCE_MILLIS);
            settings.putIfAbsent("mail.smtps." + wait, PATIENCE_MILLIS);
        }
    }
}
