package io.carillon.engine;

/** The engine is being taken down: the input was not dealt with, whoever delivers it keeps it for the next one. */
final class EngineUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EngineUnavailable() {
        super("the call engine is closed");
    }
}
