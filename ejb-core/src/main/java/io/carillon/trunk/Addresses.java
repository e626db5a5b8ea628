package io.carillon.trunk;

/** Numeric addresses of telephones. */
public final class Addresses {
    private Addresses() {}

    /** Bytes of a numeric address, null when it is none; never asks a name server. */
    public static byte[] bytes(String numeric) {
        return EmergencyCompiler.address(numeric);
    }
}
