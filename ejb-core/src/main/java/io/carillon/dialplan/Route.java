package io.carillon.dialplan;

import io.carillon.contract.Cause;
import io.carillon.contract.SipTarget;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** Where a call goes, down to the telephones. */
public sealed interface Route {
    /** Dispatches to the method for this kind of route. */
    <R> R applyTo(Handler<R> handler);

    /**
     * Ring all these telephones; the first that answers has the call.
     *
     * @param extension whose telephones they are
     * @param targets the telephones, best preferred first; none when nobody is registered
     * @param ringFor how long
     * @param autoAnswer whether they are asked to answer by themselves
     */
    record Ring(String extension, List<SipTarget> targets, Duration ringFor, boolean autoAnswer) implements Route {
        public Ring {
            Objects.requireNonNull(extension, "extension");
            Objects.requireNonNull(ringFor, "ringFor");
            targets = List.copyOf(targets);
        }

        /** Telephones that wait for somebody to answer. */
        public Ring(String extension, List<SipTarget> targets, Duration ringFor) {
            this(extension, targets, ringFor, false);
        }

        @Override
        public <R> R applyTo(Handler<R> handler) {
            return handler.ring(this);
        }
    }

    /**
     * A feature of the house takes the caller.
     *
     * @param feature its id
     * @param argument what was dialled for it
     */
    record Host(String feature, String argument) implements Route {
        @Override
        public <R> R applyTo(Handler<R> handler) {
            return handler.host(this);
        }
    }

    /**
     * Call a number through a trunk; when the trunk fails, it is asked again where the call goes.
     *
     * @param number as it was dialled
     * @param to the way out
     * @param ringFor how long it may ring
     */
    record Carry(String number, Destination.ToTrunk to, Duration ringFor) implements Route {
        public Carry {
            Objects.requireNonNull(number, "number");
            Objects.requireNonNull(to, "to");
            Objects.requireNonNull(ringFor, "ringFor");
        }

        @Override
        public <R> R applyTo(Handler<R> handler) {
            return handler.carry(this);
        }
    }

    /**
     * Try the members of a ring group, or the numbers of a person; for each it is asked where it can be reached.
     *
     * @param number of the group or the person
     * @param personal whether it is one person
     * @param confirmed whether who answers outside of the house must press a key, so that no machine takes the call
     * @param together whether all ring in one attempt, each after its delay; otherwise one after the other
     * @param ringFor how long all ring together, or each of them
     * @param members in the order in which they ring
     */
    record Group(
            String number,
            boolean personal,
            boolean confirmed,
            boolean together,
            Duration ringFor,
            List<RingGroup.Member> members)
            implements Route {
        /** Members of whom nobody must confirm. */
        public Group(
                String number, boolean personal, boolean together, Duration ringFor, List<RingGroup.Member> members) {
            this(number, personal, false, together, ringFor, members);
        }

        public Group {
            Objects.requireNonNull(number, "number");
            Objects.requireNonNull(ringFor, "ringFor");
            members = List.copyOf(members);
        }

        @Override
        public <R> R applyTo(Handler<R> handler) {
            return handler.group(this);
        }
    }

    /** Nobody takes the call. */
    record Refuse(Cause cause) implements Route {
        public Refuse {
            Objects.requireNonNull(cause, "cause");
        }

        @Override
        public <R> R applyTo(Handler<R> handler) {
            return handler.refuse(this);
        }
    }

    /** One method per kind of route. */
    interface Handler<R> {
        R ring(Ring route);

        R host(Host route);

        R carry(Carry route);

        R group(Group route);

        R refuse(Refuse route);
    }
}
