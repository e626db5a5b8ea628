package io.carillon.call;

import io.carillon.contract.Cause;
import io.carillon.contract.LegId;
import java.util.List;
import java.util.Objects;

/** What a call is doing. Data that does not exist in a stage has no field in it. */
public sealed interface Stage {
    /** Dispatches to the method for this kind of stage. */
    <R> R applyTo(Handler<R> handler);

    /** The other of the two who talk, null for a leg that is neither and when nobody talks. */
    default LegId peerOf(LegId leg) {
        return null;
    }

    /** One method per stage: a new one breaks the build until everybody has an answer. */
    interface Handler<R> {
        R routing(Routing stage);

        R originating(Originating stage);

        R alerting(Alerting stage);

        R transferring(Transferring stage);

        R hosted(Hosted stage);

        R paging(Paging stage);

        R bridged(Bridged stage);

        R conferring(Conferring stage);

        R inviting(Inviting stage);

        R joining(Joining stage);

        R verifying(Verifying stage);

        R dismissed(Dismissed stage);

        R ended(Ended stage);
    }

    /** A stage in which telephones are tried. */
    sealed interface Searching extends Stage {
        /** Who is tried. */
        Search search();

        /** This stage with the search further on. */
        Searching with(Search next);
    }

    /** Just begun: nobody has been asked where it goes. */
    record Routing() implements Stage {
        @Override
        public <R> R applyTo(Handler<R> handler) {
            return handler.routing(this);
        }
    }

    /**
     * A call placed through the API rings its first party.
     *
     * @param search for the first party
     * @param to dialled when it answers
     * @param autoAnswer whether its telephones are asked to answer by themselves
     */
    record Originating(Search search, String to, boolean autoAnswer) implements Searching {
        /** A party that answers when it wants to. */
        public Originating(Search search, String to) {
            this(search, to, false);
        }

        @Override
        public Searching with(Search next) {
            return new Originating(next, to, autoAnswer);
        }

        @Override
        public <R> R applyTo(Handler<R> handler) {
            return handler.originating(this);
        }
    }

    /**
     * Somebody waits for an answer of somebody else.
     *
     * @param search for the other side
     * @param waiting the caller: unanswered when it called us, answered when the API placed the call or a feature had it
     * @param back the feature that the caller goes back to when nobody takes it; null for none
     * @param kept whether the caller stays with that feature while others ring for it
     */
    record Alerting(Search search, LegId waiting, Hosted back, boolean kept) implements Searching {
        /** Nobody has had the caller. */
        public Alerting(Search search, LegId waiting) {
            this(search, waiting, null, false);
        }

        /** A feature has sent the caller on. */
        public Alerting(Search search, LegId waiting, Hosted back) {
            this(search, waiting, back, false);
        }

        @Override
        public Searching with(Search next) {
            return new Alerting(next, waiting, back, kept);
        }

        /** The same search, the feature has noted something. */
        Alerting noting(String next) {
            return new Alerting(search, waiting, back.noting(next), kept);
        }

        @Override
        public <R> R applyTo(Handler<R> handler) {
            return handler.alerting(this);
        }
    }

    /**
     * One side of a conversation is handed on and hears ringback.
     *
     * @param search for the new other side
     * @param waiting who is handed on
     * @param transferor who handed it on and left
     */
    record Transferring(Search search, LegId waiting, LegId transferor) implements Searching {
        @Override
        public Searching with(Search next) {
            return new Transferring(next, waiting, transferor);
        }

        @Override
        public <R> R applyTo(Handler<R> handler) {
            return handler.transferring(this);
        }
    }

    /**
     * A feature of the house has the caller.
     *
     * @param feature its id
     * @param argument what was dialled for it
     * @param leg the caller
     * @param noted what the feature noted for its next input, empty for nothing
     * @param by who handed the caller on to the feature, null when the caller came by itself
     * @param slot the place at which the caller is parked, empty for none
     */
    record Hosted(String feature, String argument, LegId leg, String noted, LegId by, String slot) implements Stage {
        public Hosted {
            Objects.requireNonNull(noted, "noted");
            Objects.requireNonNull(slot, "slot");
        }

        /** The caller has just come. */
        public Hosted(String feature, String argument, LegId leg) {
            this(feature, argument, leg, "", null, "");
        }

        /** Somebody has just handed the caller on. */
        Hosted(String feature, String argument, LegId leg, LegId by) {
            this(feature, argument, leg, "", by, "");
        }

        /** The same caller with the feature, which has noted something. */
        Hosted noting(String next) {
            return new Hosted(feature, argument, leg, next, by, slot);
        }

        /** The same caller, parked. */
        Hosted parkedAt(String place) {
            return new Hosted(feature, argument, leg, noted, by, place);
        }

        @Override
        public <R> R applyTo(Handler<R> handler) {
            return handler.hosted(this);
        }
    }

    /**
     * Somebody speaks to many, who cannot be heard.
     *
     * @param speaker who speaks
     * @param attempt of the legs that listen
     * @param group whether others listen of whom no call knows
     */
    record Paging(LegId speaker, int attempt, boolean group) implements Stage {
        @Override
        public <R> R applyTo(Handler<R> handler) {
            return handler.paging(this);
        }
    }

    /** Two people talk. */
    record Bridged(LegId a, LegId b) implements Stage {
        @Override
        public LegId peerOf(LegId leg) {
            if (leg.equals(a)) {
                return b;
            }
            return leg.equals(b) ? a : null;
        }

        @Override
        public <R> R applyTo(Handler<R> handler) {
            return handler.bridged(this);
        }
    }

    /**
     * Two people talk and others have come in, who hear and are heard. When the last of these goes the two are alone
     * again; when one of the two goes the call is over.
     *
     * @param a one of the two
     * @param b the other
     * @param others who came in, in the order they came
     */
    record Conferring(LegId a, LegId b, List<LegId> others) implements Stage {
        /** So many may come in. */
        static final int MOST = 8;

        public Conferring {
            others = List.copyOf(others);
        }

        Conferring without(LegId other) {
            return new Conferring(a, b, others.stream().filter(one -> !one.equals(other)).toList());
        }

        /** What it is with that many people in it. */
        Stage asItIs() {
            return others.isEmpty() ? new Bridged(a, b) : this;
        }

        @Override
        public LegId peerOf(LegId leg) {
            return new Bridged(a, b).peerOf(leg);
        }

        @Override
        public <R> R applyTo(Handler<R> handler) {
            return handler.conferring(this);
        }
    }

    /**
     * Two people talk, perhaps with others, and somebody else is called who is to talk with them.
     *
     * @param search for who is called
     * @param talk the conversation, which goes on meanwhile and afterwards
     * @param by on whose behalf
     */
    record Inviting(Search search, Conferring talk, LegId by) implements Searching {
        @Override
        public LegId peerOf(LegId leg) {
            return talk.peerOf(leg);
        }

        @Override
        public Inviting with(Search next) {
            return new Inviting(next, talk, by);
        }

        @Override
        public <R> R applyTo(Handler<R> handler) {
            return handler.inviting(this);
        }
    }

    /**
     * Two people talk, and one of them wants the other joined with somebody of another call, which has been asked.
     *
     * @param waiting who is handed on
     * @param transferor who hands on
     */
    record Joining(LegId waiting, LegId transferor) implements Stage {
        @Override
        public <R> R applyTo(Handler<R> handler) {
            return handler.joining(this);
        }
    }

    /**
     * It is being found out who vouches for a caller from outside.
     *
     * @param leg the caller
     * @param late what the caller is told when that takes too long; null to go on
     */
    record Verifying(LegId leg, Cause late) implements Stage {
        @Override
        public <R> R applyTo(Handler<R> handler) {
            return handler.verifying(this);
        }
    }

    /**
     * The call failed; whoever is left hears so before it ends.
     *
     * @param leg who is left
     * @param outcome what the call ends with
     */
    record Dismissed(LegId leg, Outcome outcome) implements Stage {
        @Override
        public <R> R applyTo(Handler<R> handler) {
            return handler.dismissed(this);
        }
    }

    /** Decided; legs may still have to confirm. */
    record Ended(Outcome outcome) implements Stage {
        public Ended {
            Objects.requireNonNull(outcome, "outcome");
        }

        @Override
        public <R> R applyTo(Handler<R> handler) {
            return handler.ended(this);
        }
    }
}
