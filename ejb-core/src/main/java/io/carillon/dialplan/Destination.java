package io.carillon.dialplan;

import io.carillon.contract.Cause;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** What a number stands for. */
public sealed interface Destination {
    /** Dispatches to the method for this kind of destination. */
    <R> R applyTo(Handler<R> handler);

    /** One method per kind of destination. */
    interface Handler<R> {
        R toExtension(ToExtension to);

        R toApp(ToApp to);

        R toTrunk(ToTrunk to);

        R toGroup(ToGroup to);

        R toPerson(ToPerson to);

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

    /**
     * A number outside of the house.
     *
     * @param carrier name of the trunk
     * @param call the call through it
     * @param setup how long the trunk may take before the next way is tried
     * @param price what it costs, null when that is not known
     * @param help what those on the spot must know of a call for help; null for any other
     */
    record ToTrunk(String carrier, Carrier.Outbound call, Duration setup, Price price, Help help)
            implements Destination {
        /** A call that is like any other. */
        public ToTrunk(String carrier, Carrier.Outbound call, Duration setup, Price price) {
            this(carrier, call, setup, price, null);
        }

        public ToTrunk {
            Objects.requireNonNull(carrier, "carrier");
            Objects.requireNonNull(call, "call");
            Objects.requireNonNull(setup, "setup");
        }

        @Override
        public <R> R applyTo(Handler<R> handler) {
            return handler.toTrunk(this);
        }
    }

    /**
     * The members of a ring group.
     *
     * @param group the group
     * @param order its members in the order in which they ring for this call
     */
    record ToGroup(RingGroup group, List<RingGroup.Member> order) implements Destination {
        public ToGroup {
            Objects.requireNonNull(group, "group");
            order = List.copyOf(order);
        }

        @Override
        public <R> R applyTo(Handler<R> handler) {
            return handler.toGroup(this);
        }
    }

    /**
     * A person by all numbers at once, the own extension among them.
     *
     * @param number of the extension
     * @param numbers what rings when
     * @param confirmed whether who answers outside of the house must press a key
     */
    record ToPerson(String number, List<RingGroup.Member> numbers, boolean confirmed) implements Destination {
        public ToPerson {
            Objects.requireNonNull(number, "number");
            numbers = List.copyOf(numbers);
        }

        @Override
        public <R> R applyTo(Handler<R> handler) {
            return handler.toPerson(this);
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
