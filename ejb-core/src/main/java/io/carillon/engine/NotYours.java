package io.carillon.engine;

import jakarta.ejb.ApplicationException;

/** Somebody who may ask on behalf of the own extension asked on behalf of another. */
@ApplicationException
public final class NotYours extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotYours(String message) {
        super(message);
    }
}
