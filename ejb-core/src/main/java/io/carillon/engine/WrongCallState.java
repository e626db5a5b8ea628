package io.carillon.engine;

import jakarta.ejb.ApplicationException;

/** The call is there but what was asked makes no sense now, for instance to hold a call that still rings. */
@ApplicationException
public final class WrongCallState extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongCallState(String message) {
        super(message);
    }
}
