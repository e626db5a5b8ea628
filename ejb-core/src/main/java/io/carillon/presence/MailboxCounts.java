package io.carillon.presence;

import io.carillon.contract.Aor;

/** Where the number of waiting messages of a mailbox comes from. Beans of this type are found and added up. */
public interface MailboxCounts {
    /** Messages of a mailbox now, from memory. */
    Counts of(Aor mailbox);

    /**
     * Messages of a mailbox (RFC 3842 section 5.2).
     *
     * @param fresh not heard yet
     * @param heard heard and kept
     * @param freshUrgent urgent ones among the fresh
     * @param heardUrgent urgent ones among the heard
     */
    record Counts(int fresh, int heard, int freshUrgent, int heardUrgent) {
        public static final Counts NONE = new Counts(0, 0, 0, 0);

        /** Both together. */
        public Counts plus(Counts other) {
            return new Counts(fresh + other.fresh, heard + other.heard, freshUrgent + other.freshUrgent,
                    heardUrgent + other.heardUrgent);
        }
    }
}
