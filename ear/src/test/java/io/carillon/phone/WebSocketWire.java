package io.carillon.phone;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Consumer;

/** SIP in a WebSocket, as a browser does it (RFC 7118): it has no address of its own to be called at. */
final class WebSocketWire extends Wire {
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;

    private final Socket socket;
    private final boolean secure;
    private final String name = UUID.randomUUID().toString().substring(0, 12) + ".invalid";

    WebSocketWire(Socket socket, boolean secure, Consumer<SipText> up) throws IOException {
        this.socket = socket;
        this.secure = secure;
        DataInputStream in = new DataInputStream(socket.getInputStream());
        upgrade(in);
        Thread reader = new Thread(() -> read(in, up), "phone-sip-ws-" + socket.getLocalPort());
        reader.setDaemon(true);
        reader.start();
    }

    private void upgrade(DataInputStream in) throws IOException {
        String request = "GET /sip HTTP/1.1\r\nHost: " + socket.getInetAddress().getHostAddress()
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: sip\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        if (!head.toString().startsWith("HTTP/1.1 101")) {
            throw new IOException("no WebSocket: " + head);
        }
    }

    private void read(DataInputStream in, Consumer<SipText> up) {
        try (in) {
            while (true) {
                int opcode = in.readUnsignedByte() & 15;
                int length = in.readUnsignedByte() & 127;
                byte[] payload = in.readNBytes(length == 126 ? in.readUnsignedShort() : length);
                if (opcode == PING) {
                    frame(PONG, payload);
                } else if (opcode == CLOSE) {
                    return;
                } else if (opcode != PONG && payload.length > 4) {
                    up.accept(SipText.parse(payload, payload.length));
                }
            }
        } catch (IOException closed) {
            // The connection is gone; the phone's waits report what did not come.
        }
    }

    @Override
    void send(byte[] message) throws IOException {
        frame(TEXT, message);
    }

    private synchronized void frame(int opcode, byte[] payload) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(payload.length + 8);
        out.write(0x80 | opcode);
        if (payload.length < 126) {
            out.write(0x80 | payload.length);
        } else {
            out.write(0x80 | 126);
            out.write(payload.length >> 8);
            out.write(payload.length);
        }
        byte[] mask = {3, 5, 7, 11};
        out.writeBytes(mask);
        for (int i = 0; i < payload.length; i++) {
            out.write(payload[i] ^ mask[i & 3]);
        }
        socket.getOutputStream().write(out.toByteArray());
        socket.getOutputStream().flush();
    }

    @Override
    String address() {
        return name;
    }

    @Override
    int port() {
        return socket.getLocalPort();
    }

    @Override
    String transport() {
        return secure ? "WSS" : "WS";
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // Closing twice is harmless.
        }
    }
}
