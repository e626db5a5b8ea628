package io.carillon.contract;

import java.io.Serializable;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Objects;

/** One piece of what somebody is to hear; in which language is said by the {@link Prompt} it is part of. */
public sealed interface PromptItem extends Serializable {
    /** Dispatches to the method for this kind of item. */
    <R> R applyTo(Handler<R> handler);

    /** One method per kind of item. */
    interface Handler<R> {
        R file(File item);

        R text(Text item);

        R number(Number item);

        R digits(Digits item);

        R moment(Moment item);

        R silence(Silence item);

        R sound(Sound item);

        R stored(Stored item);
    }

    /**
     * A recording of the prompt library.
     *
     * @param name its name in the set of the language, letters, digits, {@code - _} and, between, {@code /}
     */
    record File(String name) implements PromptItem {
        public File {
            Objects.requireNonNull(name, "name");
        }

        @Override
        public <R> R applyTo(Handler<R> handler) {
            return handler.file(this);
        }
    }

    /** Words, spoken by the speech engine. */
    record Text(String words) implements PromptItem {
        public Text {
            Objects.requireNonNull(words, "words");
        }

        @Override
        public <R> R applyTo(Handler<R> handler) {
            return handler.text(this);
        }
    }

    /** A whole number as people say it; what is beyond 999 999 999 either way is said digit by digit. */
    record Number(long value) implements PromptItem {
        @Override
        public <R> R applyTo(Handler<R> handler) {
            return handler.number(this);
        }
    }

    /** Digits, star and hash one by one, as in telephone numbers; other characters are skipped. */
    record Digits(String digits) implements PromptItem {
        public Digits {
            Objects.requireNonNull(digits, "digits");
        }

        @Override
        public <R> R applyTo(Handler<R> handler) {
            return handler.digits(this);
        }
    }

    /**
     * A date and a time of day.
     *
     * @param at on the clock of whoever listens
     * @param part what of it is said
     */
    record Moment(LocalDateTime at, Part part) implements PromptItem {
        /** What is said of a moment. */
        public enum Part {
            DATE,
            TIME,
            DATE_AND_TIME
        }

        public Moment {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(part, "part");
        }

        @Override
        public <R> R applyTo(Handler<R> handler) {
            return handler.moment(this);
        }
    }

    /** Nothing for a while, at most a minute. */
    record Silence(Duration lasting) implements PromptItem {
        public Silence {
            if (lasting.isNegative() || lasting.compareTo(Duration.ofMinutes(1)) > 0) {
                throw new IllegalArgumentException("silence of " + lasting);
            }
        }

        @Override
        public <R> R applyTo(Handler<R> handler) {
            return handler.silence(this);
        }
    }

    /** One cadence of a tone. */
    record Sound(Tone tone) implements PromptItem {
        public Sound {
            Objects.requireNonNull(tone, "tone");
        }

        @Override
        public <R> R applyTo(Handler<R> handler) {
            return handler.sound(this);
        }
    }

    /**
     * Something that was recorded or stored, from its beginning to its end.
     *
     * @param recording its name, as {@link Recordings} know it
     */
    record Stored(String recording) implements PromptItem {
        public Stored {
            Objects.requireNonNull(recording, "recording");
        }

        @Override
        public <R> R applyTo(Handler<R> handler) {
            return handler.stored(this);
        }
    }
}
