package io.carillon.mail;

import java.util.Objects;

/**
 * An e-mail.
 *
 * @param to who gets it
 * @param subject one line
 * @param text what it says
 * @param urgent whether it is marked so
 * @param enclosure what is in it, null for nothing
 */
public record Letter(String to, String subject, String text, boolean urgent, Enclosure enclosure) {
    public Letter {
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(text, "text");
    }

    /**
     * A file in an e-mail.
     *
     * @param name of the file
     * @param type media type
     */
    public record Enclosure(String name, String type, byte[] bytes) {}
}
