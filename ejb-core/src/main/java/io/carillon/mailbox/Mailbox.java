package io.carillon.mailbox;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a mailbox is like; stored by the number of its extension.
 *
 * @param enabled whether there is one
 * @param reasons when calls that nobody took go to it
 * @param language in which it speaks: en, de, fr or es
 * @param zone on whose clock it says when a message came
 * @param operator where who presses 0 is taken; empty for nowhere
 * @param review whether callers may hear what they said before they leave
 * @param trusted whether the telephones of the extension come in without the PIN
 * @param limits of what is kept
 * @param mail who is sent an e-mail
 */
public record Mailbox(
        boolean enabled,
        Set<Reason> reasons,
        String language,
        ZoneId zone,
        String operator,
        boolean review,
        boolean trusted,
        Limits limits,
        Mail mail) {
    /** The feature that takes messages. */
    public static final String FEATURE = "voicemail";
    /** Dialled before a number, it leaves a message there without ringing. */
    public static final String DIRECT = "*99";
    private static final Pattern DIALLED = Pattern.compile(Pattern.quote(DIRECT) + "[0-9]{2,15}");
    /** There is none. */
    public static final Mailbox NONE = new Mailbox(false, EnumSet.allOf(Reason.class), "en", ZoneOffset.UTC, "", true,
            false, new Limits(100, 3_600, 2, 180, 0), new Mail("", true, false));

    public Mailbox {
        reasons = Set.copyOf(reasons);
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(operator, "operator");
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(mail, "mail");
    }

    /** Whether a number leaves a message without ringing. */
    public static boolean isDirect(String number) {
        return number.startsWith(DIRECT) && DIALLED.matcher(number).matches();
    }

    /** Why nobody took a call. */
    public enum Reason {
        /** It rang in vain. */
        NO_ANSWER,
        /** It was busy, was refused, or is not to be disturbed. */
        BUSY,
        /** No telephone can be reached. */
        UNREACHABLE
    }

    /**
     * What is kept.
     *
     * @param messages at most so many
     * @param seconds at most so long in all
     * @param leastSeconds a message that is shorter is none
     * @param longestSeconds of one message
     * @param retentionDays after which a message is destroyed; 0 for never
     */
    public record Limits(int messages, int seconds, int leastSeconds, int longestSeconds, int retentionDays) {}

    /**
     * Who is told of a message, and how.
     *
     * @param address of an e-mail, empty for nobody
     * @param attach whether the message is in it
     * @param transcribe whether messages are made text by the service that understands speech
     */
    public record Mail(String address, boolean attach, boolean transcribe) {
        public Mail {
            Objects.requireNonNull(address, "address");
        }
    }

    /** Whether a call that failed for this reason goes to it. */
    public boolean takes(Reason reason) {
        return enabled && reasons.contains(reason);
    }
}
