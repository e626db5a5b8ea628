package io.carillon.engine;

import jakarta.ejb.ApplicationException;

/** There is no such live call, or it belongs to another tenant. */
@ApplicationException
public final class NoSuchCall extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoSuchCall(String call) {
        super("no live call " + call);
    }
}
