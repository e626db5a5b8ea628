package io.carillon.dialplan;

import io.carillon.contract.Cause;
import java.util.Objects;

/** What a number stands for. */
public sealed interface Destination {
    /** Dispatches to the method for this kind of destination. */
    <R> R applyTo(Handler<R> handler);

    /** One method per kind of destination. */
    interface Handler<R> {
        R toExtension(ToExtension to);

        R toApp(ToApp to);

        R toNobody(ToNobody to);
    }

    /** The telephones of an extension. */
    record ToExtension(String number) implements Destination {
        public ToExtension {
            Objects.requireNonNull(number, "number");
        }

        @Override
        public <R> R applyTo(Handler<R> handler) {
            return handler.toExtension(this);
        }
    }

    /**
     * A feature of the house.
     *
     * @param feature its id
     * @param argument what it is told
     */
    record ToApp(String feature, String argument) implements Destination {
        public ToApp {
            Objects.requireNonNull(feature, "feature");
            Objects.requireNonNull(argument, "argument");
        }

        @Override
        public <R> R applyTo(Handler<R> handler) {
            return handler.toApp(this);
        }
    }

    /** Nobody, for this reason. */
    record ToNobody(Cause cause) implements Destination {
        public ToNobody {
            Objects.requireNonNull(cause, "cause");
        }

        @Override
        public <R> R applyTo(Handler<R> handler) {
            return handler.toNobody(this);
        }
    }
}
