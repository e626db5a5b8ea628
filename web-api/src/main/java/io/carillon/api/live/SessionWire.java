package io.carillon.api.live;

import io.carillon.api.ApiLog;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** A connection of the server's WebSocket container. */
final class SessionWire implements Wire {
    private final Session session;

    SessionWire(Session session) {
        this.session = session;
    }

    @Override
    public void send(String text, Consumer<Boolean> done) {
        try {
            session.getAsyncRemote().sendText(text, result -> done.accept(result.isOK()));
        } catch (RuntimeException closed) {
            ApiLog.API.debugf("nothing more can be sent to a client of the live channel: %s", closed);
            done.accept(false);
        }
    }

    @Override
    public void ping() {
        try {
            session.getAsyncRemote().sendPing(ByteBuffer.allocate(0));
        } catch (IOException | RuntimeException closed) {
            ApiLog.API.debugf("a client of the live channel cannot be asked: %s", closed);
        }
    }

    @Override
    public void close(int code, String reason) {
        try {
            session.close(new CloseReason(CloseCodes.getCloseCode(code), reason));
        } catch (IOException | RuntimeException closed) {
            ApiLog.API.debugf("a client of the live channel was gone already: %s", closed);
        }
    }
}
