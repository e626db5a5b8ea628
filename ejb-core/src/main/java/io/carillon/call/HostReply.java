package io.carillon.call;

import io.carillon.contract.CallId;
import io.carillon.contract.Cause;
import io.carillon.contract.GroupStream;
import io.carillon.contract.LegId;
import io.carillon.contract.Tone;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** What a hosting feature does next with its caller. */
public sealed interface HostReply {
    /** The caller hears a tone; a feature is asked again after a finite one. The caller is answered first if needed. */
    record Play(Tone tone) implements HostReply {}

    /** The caller is let go. */
    record Leave(Cause cause) implements HostReply {}

    /**
     * The caller stays.
     *
     * @param noted what the feature wants to find again at the next input; it survives the application and the process
     * @param acts done in this order; none when there is only to wait
     */
    record Stay(String noted, List<HostAct> acts) implements HostReply {
        public Stay {
            Objects.requireNonNull(noted, "noted");
            acts = List.copyOf(acts);
        }
    }

    /**
     * Extensions ring for the caller, who stays with the feature meanwhile: it goes on hearing what it hears, the feature
     * goes on hearing of it and may think better of it. Whoever answers first has the caller; when nobody does, the feature
     * hears of it by {@link HostInput.CameBack}.
     *
     * @param number of the feature, on whose behalf they ring
     * @param members extensions that ring together; where they forward their calls is not followed
     * @param ringFor how long they ring
     * @param noted what the feature wants to find at the next input
     */
    record Offer(String number, List<String> members, Duration ringFor, String noted) implements HostReply {
        public Offer {
            Objects.requireNonNull(number, "number");
            members = List.copyOf(members);
            Objects.requireNonNull(ringFor, "ringFor");
            Objects.requireNonNull(noted, "noted");
        }
    }

    /**
     * The caller is taken to a number of the house and hears it ring; when nobody takes it there, the feature hears of it by
     * {@link HostInput.CameBack}. Timers of the feature are dropped.
     *
     * @param number dialled on behalf of the caller, who may not be allowed to dial it
     * @param noted what the feature wants to find again when the caller comes back
     * @param language in which the caller has been spoken to, and is to be spoken to if another feature takes it at once;
     *     empty for its own
     * @param payer number of the house that answers for a call outside; empty for whoever is responsible so far
     * @param why in words, empty when there is nothing to say
     */
    record SendTo(String number, String noted, String language, String payer, String why) implements HostReply {
        public SendTo {
            Objects.requireNonNull(number, "number");
            Objects.requireNonNull(noted, "noted");
            Objects.requireNonNull(language, "language");
            Objects.requireNonNull(payer, "payer");
            Objects.requireNonNull(why, "why");
        }

        /** To somebody who may be another feature. */
        public SendTo(String number, String noted, String language) {
            this(number, noted, language, "", "");
        }

        /** To somebody who speaks for himself. */
        public SendTo(String number, String noted) {
            this(number, noted, "");
        }
    }

    /**
     * The caller speaks to others: their telephones are asked to answer by themselves, and hear him as soon as they do. He
     * is answered with the first of them, or at once when a group listens. Timers of the feature are dropped, it hears nothing more.
     *
     * @param members extensions, whatever they have set
     * @param longest after so long all are let go
     * @param group who hears him besides, null for nobody
     */
    record Page(List<String> members, Duration longest, GroupStream group) implements HostReply {
        public Page {
            members = List.copyOf(members);
            Objects.requireNonNull(longest, "longest");
        }
    }

    /**
     * The caller goes on in another call, in place of somebody who rings there or with somebody who waits there. When
     * that has become otherwise meanwhile, the caller is let go there.
     *
     * @param call the other call
     * @param place the leg there
     */
    record GoOnIn(CallId call, LegId place) implements HostReply {
        public GoOnIn {
            Objects.requireNonNull(call, "call");
            Objects.requireNonNull(place, "place");
        }
    }
}
