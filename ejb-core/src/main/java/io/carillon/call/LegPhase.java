package io.carillon.call;

import io.carillon.contract.Cause;
import io.carillon.contract.Codec;
import io.carillon.contract.MediaReport;
import java.time.Instant;
import java.util.Objects;

/**
 * How far one leg is. A phase says itself what may follow; returning itself means: this cannot happen now, stay. The
 * two ways to end have no default, so that every phase says how it ends.
 */
public sealed interface LegPhase {
    /** The leg once its device alerts (18x). */
    default LegPhase rings(Instant at) {
        return this;
    }

    /** The leg once it is answered (2xx). */
    default LegPhase answers(Instant at, Codec codec) {
        return this;
    }

    /** The leg after we told it to end. */
    LegPhase leaves(Cause cause);

    /** The leg after its last input. */
    LegPhase clears(Instant at, Cause cause, MediaReport media);

    /** First ringing, null when it never rang. */
    Instant ringingAt();

    /** Answer, null when never answered. */
    Instant answeredAt();

    /** INVITE sent or received, nothing back yet. */
    record Offered() implements LegPhase {
        static final Offered NOW = new Offered();

        @Override
        public LegPhase rings(Instant at) {
            return new Ringing(at);
        }

        @Override
        public LegPhase answers(Instant at, Codec codec) {
            return new Answered(null, at, codec);
        }

        @Override
        public LegPhase leaves(Cause cause) {
            return new Leaving(this, cause);
        }

        @Override
        public LegPhase clears(Instant at, Cause cause, MediaReport media) {
            return new Cleared(null, null, at, cause, media);
        }

        @Override
        public Instant ringingAt() {
            return null;
        }

        @Override
        public Instant answeredAt() {
            return null;
        }
    }

    /**
     * The device alerts.
     *
     * @param at since when
     */
    record Ringing(Instant at) implements LegPhase {
        @Override
        public LegPhase answers(Instant answered, Codec codec) {
            return new Answered(at, answered, codec);
        }

        @Override
        public LegPhase leaves(Cause cause) {
            return new Leaving(this, cause);
        }

        @Override
        public LegPhase clears(Instant ended, Cause cause, MediaReport media) {
            return new Cleared(at, null, ended, cause, media);
        }

        @Override
        public Instant ringingAt() {
            return at;
        }

        @Override
        public Instant answeredAt() {
            return null;
        }
    }

    /**
     * Somebody is there.
     *
     * @param ringingAt first ringing, null when it answered at once
     * @param at when it answered
     * @param codec what it chose; null for a leg that called us, whose codec the adapter alone knows
     */
    record Answered(Instant ringingAt, Instant at, Codec codec) implements LegPhase {
        @Override
        public LegPhase leaves(Cause cause) {
            return new Leaving(this, cause);
        }

        @Override
        public LegPhase clears(Instant ended, Cause cause, MediaReport media) {
            MediaReport known = media.codec() == null && codec != null ? media.withCodec(codec) : media;
            return new Cleared(ringingAt, at, ended, cause, known);
        }

        @Override
        public Instant answeredAt() {
            return at;
        }
    }

    /**
     * We told it to end and wait for the confirmation. An answer may still cross our CANCEL (RFC 3261 section 9.1).
     *
     * @param before the phase it was in
     * @param cause why we ended it
     */
    record Leaving(LegPhase before, Cause cause) implements LegPhase {
        @Override
        public LegPhase answers(Instant at, Codec codec) {
            LegPhase answered = before.answers(at, codec);
            return answered == before ? this : new Leaving(answered, cause);
        }

        @Override
        public LegPhase leaves(Cause again) {
            return this;
        }

        /** Our own reason tells more than the far end's echo of it. */
        @Override
        public LegPhase clears(Instant at, Cause echo, MediaReport media) {
            return before.clears(at, cause, media);
        }

        @Override
        public Instant ringingAt() {
            return before.ringingAt();
        }

        @Override
        public Instant answeredAt() {
            return before.answeredAt();
        }
    }

    /**
     * Over: nothing more comes.
     *
     * @param ringingAt first ringing, null when it never rang
     * @param answeredAt answer, null when never answered
     * @param at when it was over
     * @param cause why
     * @param media how its audio went
     */
    record Cleared(Instant ringingAt, Instant answeredAt, Instant at, Cause cause, MediaReport media)
            implements LegPhase {
        public Cleared {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(cause, "cause");
            Objects.requireNonNull(media, "media");
        }

        @Override
        public LegPhase leaves(Cause again) {
            return this;
        }

        @Override
        public LegPhase clears(Instant again, Cause echo, MediaReport more) {
            return this;
        }
    }
}
