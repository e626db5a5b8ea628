package io.carillon.contract;

import java.io.Serializable;

/** What a user of the API, or the application itself, can ask of a call. */
public sealed interface AppRequest extends Serializable {
    /** Who asks: login name, for audit and for the hang-up party. */
    String user();

    /**
     * Place a call: ring {@code from}, then dial {@code to} as that extension.
     *
     * @param user who asks
     * @param from extension that rings first
     * @param to number dialled when it answers
     * @param display shown on the ringing phone
     * @param by number of the house that answers for what ringing {@code from} costs; empty for {@code from} itself
     * @param autoAnswer whether that phone is asked to answer by itself
     * @param detect whether it is to be found out who answers there: a person, a machine, a fax
     */
    record Originate(
            String user, Aor from, DialledNumber to, CallerIdentity display, String by, boolean autoAnswer,
            boolean detect)
            implements AppRequest {
        /** A call whose other end is not looked into. */
        public Originate(
                String user, Aor from, DialledNumber to, CallerIdentity display, String by, boolean autoAnswer) {
            this(user, from, to, display, by, autoAnswer, false);
        }

        /** A phone that rings until somebody answers. */
        public Originate(String user, Aor from, DialledNumber to, CallerIdentity display, String by) {
            this(user, from, to, display, by, false);
        }

        /** A call for which its first party answers itself. */
        public Originate(String user, Aor from, DialledNumber to, CallerIdentity display) {
            this(user, from, to, display, "");
        }
    }

    /** End the call. */
    record HangUpCall(String user) implements AppRequest {}

    /** Put the far ends on hold on behalf of {@code leg}. */
    record HoldCall(String user, LegId leg) implements AppRequest {}

    /** Undo a hold. */
    record ResumeCall(String user, LegId leg) implements AppRequest {}

    /**
     * Blind transfer: {@code leg} leaves, its peer is connected to {@code target}.
     *
     * @param user who asks
     * @param leg the transferor
     * @param target number dialled for the peer
     */
    record TransferCall(String user, LegId leg, DialledNumber target) implements AppRequest {}

    /**
     * Attended transfer: {@code leg} leaves both of its calls, its peer talks with whoever {@code theirs} talks with in
     * the other one, or is rung for there.
     *
     * @param user who asks
     * @param leg the transferor
     * @param other its other call
     * @param theirs the leg that the transferor has there
     */
    record JoinCalls(String user, LegId leg, CallId other, LegId theirs) implements AppRequest {}

    /**
     * Somebody who came into a conversation does something else there from now on.
     *
     * @param user who asks
     * @param leg who came in
     * @param role what it does
     * @param coached the leg that alone hears it when it whispers; else null
     */
    record Supervise(String user, LegId leg, MixRole role, LegId coached) implements AppRequest {}

    /**
     * The caller's number has been verified: the call can go on.
     *
     * @param user nobody: empty
     * @param finding what came of it
     */
    record IdentityChecked(String user, IdentityFinding finding) implements AppRequest {}

    /**
     * The feature of the house that has the caller is told something.
     *
     * @param user nobody: empty
     * @param word what, in the words of that feature
     */
    record TellFeature(String user, String word) implements AppRequest {}

    /** What is wanted of the recording of a call. */
    enum Recording {
        START,
        PAUSE,
        RESUME,
        STOP
    }

    /** Record the call, or pause, resume or stop that. */
    record RecordCall(String user, Recording wish) implements AppRequest {}

    /**
     * Somebody in a conversation wants a third in it.
     *
     * @param user who asks
     * @param leg on whose behalf
     * @param target number that is dialled
     */
    record Invite(String user, LegId leg, DialledNumber target) implements AppRequest {}

    /**
     * Write down what somebody says, from now on or no longer.
     *
     * @param user who asks
     * @param leg whose words
     * @param on whether they are wanted
     * @param language ISO 639 code, for the engine
     */
    record TranscribeCall(String user, LegId leg, boolean on, String language) implements AppRequest {}
}
