package io.carillon.voicemail;

import io.carillon.contract.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Mailboxes as callers use them. Every method may wait for the database and throws {@link IllegalStateException} when that is
 * away.
 */
public interface Mailboxes {
    /**
     * How a mailbox meets a caller.
     *
     * @param full whether nothing more can be left
     * @param greeting name of what it says, empty when it says the prompts of the product
     * @param name how the owner says the own name, empty when nobody has
     */
    record Opening(boolean full, String greeting, String name) {
        /** A mailbox of which nothing is known. */
        public static final Opening PLAIN = new Opening(false, "", "");
    }

    /** What came of a PIN. */
    enum Entry {
        /** It is the right one. */
        OPEN,
        /** It is not. */
        WRONG,
        /** Too many were wrong: none is looked at for a while. */
        LOCKED,
        /** There is none to compare it with. */
        UNSET
    }

    /**
     * How the mailboxes that get what is left for a number meet a caller.
     *
     * @param number of an extension or of a list
     * @param busy whether the extension was found busy
     */
    Opening opening(Tenant tenant, String number, boolean busy);

    /** What was recorded is not wanted: it is destroyed. */
    void discard(String recording);

    /** Looks at a PIN. */
    Entry enter(Tenant tenant, String mailbox, String pin, Instant now);

    /** Whether a mailbox has a PIN. */
    boolean hasPin(Tenant tenant, String mailbox);

    /** Sets the PIN of a mailbox. @param who for the audit */
    void choosePin(Tenant tenant, String mailbox, String pin, String who);

    /** What lies in a folder and is not deleted, oldest first. */
    List<Message> list(Tenant tenant, String mailbox, Folder folder);

    /** One message, deleted or not. */
    Optional<Message> find(Tenant tenant, String mailbox, String id);

    /** Changes what became of a message; the lamp follows. */
    void mark(Message message, Message.Mark mark);

    /**
     * Where a message is sent on.
     *
     * @param to number of an extension or of a list
     * @param by number of the mailbox it comes from
     * @param who for the audit
     * @param note what is written to it, empty for nothing
     * @param keep whether it stays where it lies; else it is put away there
     */
    record Sending(String to, String by, String who, String note, boolean keep) {
        /** By the owner of a mailbox, without a note. */
        public Sending(String to, String by) {
            this(to, by, by, "", true);
        }
    }

    /**
     * Puts a message into other mailboxes; those that are full are passed over. That it is put away here, when it does not stay,
     * comes with the same commit.
     *
     * @return into how many; none as well when somebody else has put it away
     */
    int send(Message message, Sending order);

    /** What was recorded is a greeting from now on. */
    void greet(Tenant tenant, String mailbox, Greeting kind, StoredGreeting greeting);

    /** A mailbox has a greeting no longer. */
    void forgetGreeting(Tenant tenant, String mailbox, Greeting kind);
}
