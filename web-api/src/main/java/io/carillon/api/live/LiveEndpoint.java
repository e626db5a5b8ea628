package io.carillon.api.live;

import io.carillon.api.ApiLog;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** One connection of the live channel; {@link LiveDoor} has let it in. Messages: {@code docs/live.md}. */
@ServerEndpoint(value = LiveDoor.PATH, subprotocols = LiveDoor.PROTOCOL)
public class LiveEndpoint {
    private static final int MOST_BYTES = 16 * 1024;

    @Inject
    LiveChannel channel;

    private Wire wire;
    private LiveClient client;

    /** It is connected. */
    @OnOpen
    public void open(Session session) {
        wire = new SessionWire(session);
        session.setMaxTextMessageBufferSize(MOST_BYTES);
        if (!(session.getUserPrincipal() instanceof JsonWebToken token)) {
            wire.close(LiveHub.NOT_ALLOWED, "log in first");
            return;
        }
        client = channel.open(token, wire);
        if (client == null) {
            wire.close(LiveHub.BUSY, "too many clients, come back later");
        }
    }

    /** It asks for something. */
    @OnMessage(maxMessageSize = MOST_BYTES)
    public void said(String text) {
        if (client == null) {
            return;
        }
        try {
            channel.said(client, LiveRequest.parse(text));
        } catch (LiveRequest.Wrong wrong) {
            wire.close(CloseReason.CloseCodes.CANNOT_ACCEPT.getCode(), wrong.getMessage());
        }
    }

    /** It is still there. */
    @OnMessage
    public void pong(PongMessage pong) {
        if (client != null) {
            client.heard(System.nanoTime());
        }
    }

    /** It has gone. */
    @OnClose
    public void close() {
        if (client != null) {
            channel.closed(client);
            client = null;
        }
    }

    /** The connection broke; that it is closed comes as well. */
    @OnError
    public void broken(Throwable why) {
        ApiLog.API.debugf("a client of the live channel broke off: %s", why);
    }
}
