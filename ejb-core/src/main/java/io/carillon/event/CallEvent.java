package io.carillon.event;

import io.carillon.cdr.Direction;
import io.carillon.cdr.Proof;
import io.carillon.contract.AnswerVerdict;
import io.carillon.contract.CallId;
import io.carillon.contract.Cause;
import io.carillon.contract.LegId;
import io.carillon.contract.Tenant;
import io.carillon.dialplan.Help;
import java.time.Instant;

/** Something a watcher of calls wants to see at once. */
public sealed interface CallEvent extends LiveEvent {
    /** The call. */
    CallId call();

    @Override
    default String subject() {
        return call().value();
    }

    /** Where the call runs. */
    Direction direction();

    /** Number of the caller. */
    String from();

    /** What was dialled. */
    String to();

    /** Who vouches for the caller, as far as this event tells. */
    default Proof proof() {
        return Proof.NONE;
    }

    /** The leg this is about, null when it is about the whole call. */
    LegId leg();

    /** A call began. */
    record CallCreated(
            CallId call, Tenant tenant, Instant at, Direction direction, String from, String to, Proof proof)
            implements CallEvent {
        /** A call for whose caller nobody vouches. */
        public CallCreated(CallId call, Tenant tenant, Instant at, Direction direction, String from, String to) {
            this(call, tenant, at, direction, from, to, Proof.NONE);
        }

        @Override
        public String type() {
            return "call.created";
        }

        @Override
        public LegId leg() {
            return null;
        }
    }

    /** A telephone rings. */
    record CallRinging(
            CallId call, Tenant tenant, Instant at, Direction direction, String from, String to, LegId leg, Proof proof)
            implements CallEvent {
        /** A telephone rings for a caller for whom nobody vouches. */
        public CallRinging(
                CallId call, Tenant tenant, Instant at, Direction direction, String from, String to, LegId leg) {
            this(call, tenant, at, direction, from, to, leg, Proof.NONE);
        }

        @Override
        public String type() {
            return "call.ringing";
        }
    }

    /**
     * Somebody answered.
     *
     * @param party number of who answered, empty when the house itself did
     * @param group number of the ring group for which the telephone rang, empty for none
     */
    record CallAnswered(
            CallId call,
            Tenant tenant,
            Instant at,
            Direction direction,
            String from,
            String to,
            LegId leg,
            String party,
            String group)
            implements CallEvent {
        /** The house itself answered. */
        public CallAnswered(
                CallId call, Tenant tenant, Instant at, Direction direction, String from, String to, LegId leg) {
            this(call, tenant, at, direction, from, to, leg, "", "");
        }

        @Override
        public String type() {
            return "call.answered";
        }
    }

    /** {@code leg} put the other side on hold. */
    record CallHeld(CallId call, Tenant tenant, Instant at, Direction direction, String from, String to, LegId leg)
            implements CallEvent {
        @Override
        public String type() {
            return "call.held";
        }
    }

    /** {@code leg} took the other side back. */
    record CallResumed(CallId call, Tenant tenant, Instant at, Direction direction, String from, String to, LegId leg)
            implements CallEvent {
        @Override
        public String type() {
            return "call.resumed";
        }
    }

    /** {@code leg} waits at a place from which everybody in the house can take it. */
    record CallParked(
            CallId call, Tenant tenant, Instant at, Direction direction, String from, String to, LegId leg, String slot)
            implements CallEvent {
        @Override
        public String type() {
            return "call.parked";
        }
    }

    /** {@code leg} talks with who was parked there. */
    record CallUnparked(
            CallId call, Tenant tenant, Instant at, Direction direction, String from, String to, LegId leg, String slot)
            implements CallEvent {
        @Override
        public String type() {
            return "call.unparked";
        }
    }

    /** A call begins to be recorded, or something changes in that. */
    record CallRecording(
            CallId call, Tenant tenant, Instant at, Direction direction, String from, String to, String recording,
            Change change)
            implements CallEvent {
        /** What has happened to it. */
        public enum Change {
            STARTED,
            PAUSED,
            RESUMED,
            STOPPED,
            /** It could not be written; the call goes on. */
            FAILED
        }

        @Override
        public String type() {
            return "call.recording";
        }

        @Override
        public LegId leg() {
            return null;
        }
    }

    /**
     * It is known who has answered, as far as it will be.
     *
     * @param verdict who it is
     * @param why in words
     */
    record AnswererKnown(
            CallId call, Tenant tenant, Instant at, Direction direction, String from, String to, LegId leg,
            AnswerVerdict verdict, String why)
            implements CallEvent {
        @Override
        public String type() {
            return "call.answerer";
        }
    }

    /**
     * Somebody has said something.
     *
     * @param party number of who said it
     * @param text what, as far as it was understood
     * @param language in which
     */
    record SpeechTranscribed(
            CallId call, Tenant tenant, Instant at, Direction direction, String from, String to, LegId leg,
            String party, String text, String language)
            implements CallEvent {
        @Override
        public String type() {
            return "call.transcribed";
        }
    }

    /** A machine that has answered has beeped: what is said from now on is recorded there. */
    record MachineBeeped(
            CallId call, Tenant tenant, Instant at, Direction direction, String from, String to, LegId leg, int hertz)
            implements CallEvent {
        @Override
        public String type() {
            return "call.beeped";
        }
    }

    /** Somebody calls for help. */
    record EmergencyCalled(
            CallId call, Tenant tenant, Instant at, Direction direction, String from, String to, Help help)
            implements CallEvent {
        @Override
        public String type() {
            return "call.emergency";
        }

        @Override
        public LegId leg() {
            return null;
        }
    }

    /** The call is over. */
    record CallEnded(
            CallId call, Tenant tenant, Instant at, Direction direction, String from, String to, Cause cause)
            implements CallEvent {
        @Override
        public String type() {
            return "call.ended";
        }

        @Override
        public LegId leg() {
            return null;
        }
    }
}
