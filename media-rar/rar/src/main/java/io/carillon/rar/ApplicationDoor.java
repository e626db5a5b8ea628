package io.carillon.rar;

import io.carillon.contract.Aor;
import io.carillon.contract.CallInput;
import io.carillon.contract.EventReply;
import io.carillon.contract.InviteArrived;
import io.carillon.contract.PublishAsked;
import io.carillon.contract.MessageAsked;
import io.carillon.contract.RegisterAsked;
import io.carillon.contract.RegisterReply;
import io.carillon.contract.SipPeer;
import io.carillon.contract.SubscribeAsked;
import io.carillon.contract.SwitchCommand;
import io.carillon.contract.SwitchConnection;
import io.carillon.contract.SwitchListener;
import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Both ways up to the application: message endpoints for what is new, and the attached listener for what is already
 * known.
 *
 * <p>New calls are taken only while both are there. While an application is replaced two activations may exist for a
 * moment; the newest is used.
 */
final class ApplicationDoor {
    private final CopyOnWriteArrayList<SwitchActivation> activations = new CopyOnWriteArrayList<>();
    private final AtomicReference<Attached> attached = new AtomicReference<>();

    /** A listener with the class loader of who attached it, because lane threads belong to nobody. */
    static final class Attached implements SwitchConnection.Attachment {
        private final SwitchListener listener;
        private final ClassLoader loader;
        private final ApplicationDoor door;

        private Attached(SwitchListener listener, ApplicationDoor door) {
            this.listener = Objects.requireNonNull(listener, "listener");
            this.loader = Thread.currentThread().getContextClassLoader();
            this.door = door;
        }

        void delivered(String id, int status) {
            within(() -> {
                listener.onDelivered(id, status);
                return null;
            });
        }

        List<SwitchCommand> tell(CallInput input) {
            return within(() -> Objects.requireNonNull(listener.onInput(input), "the listener returned no list"));
        }

        private <R> R within(Supplier<R> work) {
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            thread.setContextClassLoader(loader);
            try {
                return work.get();
            } finally {
                thread.setContextClassLoader(before);
            }
        }

        boolean isCurrent() {
            return door.attached.get() == this;
        }

        @Override
        public void close() {
            if (door.attached.compareAndSet(this, null)) {
                RarLog.LOG.detached();
            }
        }
    }

    void activate(MessageEndpointFactory factory) {
        activations.add(0, new SwitchActivation(factory));
        RarLog.LOG.opened();
    }

    void deactivate(MessageEndpointFactory factory) {
        for (SwitchActivation activation : activations) {
            if (activation.factory().equals(factory) && activations.remove(activation)) {
                activation.close();
                if (activations.isEmpty()) {
                    RarLog.LOG.closed();
                }
            }
        }
    }

    /** Puts a listener in the place of the one there was. */
    Attached attach(SwitchListener listener) {
        Attached next = new Attached(listener, this);
        attached.set(next);
        return next;
    }

    /** The listener for known calls, or null while there is none. */
    Attached attached() {
        return attached.get();
    }

    /** Whether new calls can be delivered, and whatever comes of them afterwards. */
    boolean isOpen() {
        return !activations.isEmpty() && attached.get() != null;
    }

    /**
     * Tells of a new call.
     *
     * @throws UnavailableException when nobody takes new calls
     */
    List<SwitchCommand> newCall(InviteArrived invite) throws UnavailableException {
        List<SwitchCommand> commands = activation().call(listener -> listener.onInput(invite));
        return Objects.requireNonNull(commands, "the message endpoint returned no list");
    }

    /**
     * Tells of a registration.
     *
     * @throws UnavailableException when nobody takes registrations
     */
    RegisterReply register(RegisterAsked asked) throws UnavailableException {
        RegisterReply reply = activation().call(listener -> listener.onRegister(asked));
        return Objects.requireNonNull(reply, "the message endpoint returned no reply");
    }

    /**
     * Tells of a subscription.
     *
     * @throws UnavailableException when nobody takes subscriptions
     */
    EventReply subscribe(SubscribeAsked asked) throws UnavailableException {
        EventReply reply = activation().call(listener -> listener.onSubscribe(asked));
        return Objects.requireNonNull(reply, "the message endpoint returned no reply");
    }

    /**
     * Tells of a publication.
     *
     * @throws UnavailableException when nobody takes publications
     */
    EventReply publish(PublishAsked asked) throws UnavailableException {
        EventReply reply = activation().call(listener -> listener.onPublish(asked));
        return Objects.requireNonNull(reply, "the message endpoint returned no reply");
    }

    /**
     * Tells that a connection is gone over which this address of record had registered.
     *
     * @throws UnavailableException when nobody takes registrations
     */
    void flowGone(Aor aor, SipPeer flow) throws UnavailableException {
        activation().call(listener -> {
            listener.onFlowGone(aor, flow);
            return true;
        });
    }

    /**
     * Tells of a text.
     *
     * @throws UnavailableException when nobody takes texts
     */
    int message(MessageAsked asked) throws UnavailableException {
        return activation().call(listener -> listener.onMessage(asked));
    }

    private SwitchActivation activation() throws UnavailableException {
        for (SwitchActivation activation : activations) {
            return activation;
        }
        throw new UnavailableException("the application takes no new calls");
    }

    /** Lets go of the application. */
    void close() {
        activations.forEach(SwitchActivation::close);
        activations.clear();
        attached.set(null);
    }
}
