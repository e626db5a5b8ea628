package io.carillon.rar;

import io.carillon.contract.SwitchListener;
import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;

/**
 * One deployed message-driven bean: while it lives, new calls and registrations are taken.
 *
 * <p>Endpoints are made once and used again, one caller at a time, which the Connectors specification allows and
 * which saves a proxy per call. There are never more than lane threads. Deliveries carry no transaction: the bean's
 * methods are NOT_SUPPORTED, so {@code beforeDelivery} would only cost.
 */
final class SwitchActivation {
    private final MessageEndpointFactory factory;
    private final ConcurrentLinkedDeque<MessageEndpoint> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean open = true;

    SwitchActivation(MessageEndpointFactory factory) {
        this.factory = factory;
    }

    MessageEndpointFactory factory() {
        return factory;
    }

    /**
     * Calls the bean.
     *
     * @throws UnavailableException when there is no endpoint to be had: the application is going or overloaded
     */
    <R> R call(Function<SwitchListener, R> method) throws UnavailableException {
        MessageEndpoint endpoint = borrow();
        boolean sound = false;
        try {
            R result = method.apply((SwitchListener) endpoint);
            sound = true;
            return result;
        } finally {
            if (sound) {
                giveBack(endpoint);
            } else {
                release(endpoint);
            }
        }
    }

    private MessageEndpoint borrow() throws UnavailableException {
        if (!open) {
            throw new UnavailableException("the application takes no new calls");
        }
        MessageEndpoint endpoint = idle.poll();
        return endpoint == null ? factory.createEndpoint(null) : endpoint;
    }

    private void giveBack(MessageEndpoint endpoint) {
        idle.push(endpoint);
        if (!open) {
            releaseIdle();
        }
    }

    /** Takes no more calls. Deliveries under way finish; their endpoints are released afterwards. */
    void close() {
        open = false;
        releaseIdle();
    }

    private void releaseIdle() {
        for (MessageEndpoint endpoint = idle.poll(); endpoint != null; endpoint = idle.poll()) {
            release(endpoint);
        }
    }

    private static void release(MessageEndpoint endpoint) {
        try {
            endpoint.release();
        } catch (RuntimeException e) {
            RarLog.LOG.endpointReleaseFailed(e);
        }
    }
}
