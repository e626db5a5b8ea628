package io.carillon.voicemail;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;

/** A message in the words of an e-mail, in the language of its mailbox. */
final class LetterText {
    private static final int SECONDS = 60;

    private static final Map<String, Words> WORDS = Map.of(
            "en", new Words("Voicemail from %s (%s)", "%s left a message of %s in mailbox %s on %s.",
                    "It says:", "%s writes:", "unknown"),
            "de", new Words("Sprachnachricht von %s (%s)",
                    "%s hat eine Nachricht von %s im Anrufbeantworter %s hinterlassen, am %s.",
                    "Gesagt wurde:", "%s schreibt dazu:", "unbekannt"),
            "fr", new Words("Message vocal de %s (%s)",
                    "%s a laissé un message de %s dans la boîte vocale %s le %s.",
                    "En voici le texte :", "%s écrit :", "inconnu"),
            "es", new Words("Mensaje de voz de %s (%s)",
                    "%s dejó un mensaje de %s en el buzón %s el %s.",
                    "Dice:", "%s escribe:", "desconocido"));

    /** What is said where. */
    private record Words(String subject, String text, String says, String writes, String unknown) {}

    private final Words words;
    private final Message message;
    private final String language;
    private final ZoneId zone;

    LetterText(Message message, String language, ZoneId zone) {
        this.words = WORDS.getOrDefault(language, WORDS.get("en"));
        this.message = message;
        this.language = language;
        this.zone = zone;
    }

    private String who() {
        String number = message.from().number();
        String name = message.from().name().replaceAll("\\p{Cntrl}", " ").strip();
        if (number.isEmpty() || number.equals("anonymous")) {
            return words.unknown();
        }
        return name.isEmpty() ? number : name + " <" + number + ">";
    }

    private String length() {
        return "%d:%02d".formatted(message.seconds() / SECONDS, message.seconds() % SECONDS);
    }

    /** One line. */
    String subject() {
        return words.subject().formatted(who(), length());
    }

    /**
     * All that is known.
     *
     * @param said the message as text, blank when there is none
     */
    String body(String said) {
        String when = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(Locale.forLanguageTag(language))
                .format(message.receivedAt().atZone(zone));
        return words.text().formatted(who(), length(), message.mailbox(), when) + "\n"
                + part(words.writes().formatted(message.from().sentBy()), message.from().note())
                + part(words.says(), said);
    }

    private static String part(String title, String text) {
        return text.isBlank() ? "" : "\n" + title + "\n" + text.replaceAll("\\p{Cntrl}", " ").strip() + "\n";
    }
}
