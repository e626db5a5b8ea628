package io.carillon.sip.transport;

import io.carillon.contract.SipTransport;
import io.netty.util.NetUtil;
import java.net.InetSocketAddress;

/** A listener could not be opened. The message is one line that names the configuration keys and the address. */
public final class BindFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private BindFailed(String message, Throwable cause) {
        super(message, cause);
    }

    static BindFailed of(SipTransport transport, InetSocketAddress address, Throwable cause) {
        String why = cause == null || cause.getMessage() == null ? "unknown reason" : cause.getMessage().split("\n")[0];
        return new BindFailed(
                "SIP cannot listen on " + transport + " " + NetUtil.toSocketAddressString(address)
                        + " (" + keys(transport) + "): " + why,
                cause);
    }

    private static String keys(SipTransport transport) {
        return switch (transport) {
            case UDP, TCP -> "carillon.sip.bind-address, carillon.sip.port";
            case TLS -> "carillon.sip.bind-address, carillon.sip.tls.port";
            case WS -> "carillon.sip.ws.bind-address, carillon.sip.ws.port";
            case WSS -> "carillon.sip.bind-address, carillon.sip.wss.port";
        };
    }
}
