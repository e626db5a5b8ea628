package io.carillon.phone;

/** What carries a phone's SIP. */
public enum Carrier {
    UDP,
    TCP,
    TLS,
    WS,
    WSS;

    boolean isSecure() {
        return this == TLS || this == WSS;
    }

    boolean isWebSocket() {
        return this == WS || this == WSS;
    }
}
