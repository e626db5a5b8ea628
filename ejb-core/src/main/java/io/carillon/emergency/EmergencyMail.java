package io.carillon.emergency;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Sends messages through a mail session of the server; without one there is nobody to send them. */
final class EmergencyMail {
    private final String session;

    /** @param session JNDI name of the mail session, empty for none */
    EmergencyMail(String session) {
        this.session = session;
    }

    /** @return what went wrong, empty when it was sent or there was nobody to send it to */
    String send(List<String> to, String subject, String text) {
        if (to.isEmpty()) {
            return "";
        }
        if (session.isEmpty()) {
            return "carillon.emergency.mail-session is not set";
        }
        try {
            MimeMessage message = new MimeMessage((Session) new InitialContext().lookup(session));
            for (String address : to) {
                message.addRecipient(Message.RecipientType.TO, new InternetAddress(address));
            }
            message.setSubject(subject, StandardCharsets.UTF_8.name());
            message.setText(text, StandardCharsets.UTF_8.name());
            message.setSentDate(new Date());
            message.setHeader("X-Priority", "1");
            Transport.send(message);
            return "";
        } catch (NamingException | MessagingException | RuntimeException failed) {
            return failed.toString();
        }
    }
}
