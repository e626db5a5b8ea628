package io.carillon.emergency;

import io.carillon.store.Columns;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Sends messages through a mail session of the server. A mail server that does not answer is not waited for long. */
final class EmergencyMail {
    private static final String PATIENCE_MILLIS = "5000";

    private final String session;

    /** @param session JNDI name of the mail session, empty for none */
    EmergencyMail(String session) {
        this.session = session;
    }

    /** @return what went wrong, empty when it was sent */
    String send(String to, String subject, String text) {
        if (session.isEmpty()) {
            return "carillon.emergency.mail-session is empty";
        }
        try {
            Session mail = (Session) new InitialContext().lookup(session);
            impatient(mail.getProperties());
            MimeMessage message = new MimeMessage(mail);
            message.addRecipient(Message.RecipientType.TO, new InternetAddress(to));
            message.setSubject(subject, StandardCharsets.UTF_8.name());
            message.setText(text, StandardCharsets.UTF_8.name());
            message.setSentDate(new Date());
            message.setHeader("X-Priority", "1");
            Transport.send(message);
            return "";
        } catch (NamingException | MessagingException | RuntimeException failed) {
            return Columns.firstLine(failed);
        }
    }

    private static void impatient(Properties settings) {
        for (String wait : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            settings.putIfAbsent("mail.smtp." + wait, PATIENCE_MILLIS);
            settings.putIfAbsent("mail.smtps." + wait, PATIENCE_MILLIS);
        }
    }
}
