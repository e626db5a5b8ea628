package io.carillon.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A connection of its own for each telephone, over TLS or as a secure WebSocket (RFC 7118). */
final class SecureLink implements SipLink {
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final byte[] MASK = {3, 5, 7, 11};

    private final boolean web;
    private final List<TlsChannel> lines = new ArrayList<>();
    private final Selector readable = Selector.open();
    private final ArrayDeque<Msg> arrived = new ArrayDeque<>();

    private SecureLink(boolean web, InetSocketAddress server, int count) throws IOException {
        this.web = web;
        for (int line = 0; line < count; line++) {
            TlsChannel connection = TlsChannel.connect(server);
            if (web) {
                upgrade(connection, server);
            }
            connection.dontWait();
            connection.channel.register(readable, SelectionKey.OP_READ, line);
            lines.add(connection);
        }
    }

    static SecureLink tls(InetSocketAddress server, int count) throws IOException {
        return new SecureLink(false, server, count);
    }

    static SecureLink webSockets(InetSocketAddress server, int count) throws IOException {
        return new SecureLink(true, server, count);
    }

    private static void upgrade(TlsChannel connection, InetSocketAddress server) throws IOException {
        connection.write(bytes("GET /sip HTTP/1.1\r\nHost: " + server.getHostString() + "\r\nUpgrade: websocket\r\n"
                + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                + "Sec-WebSocket-Protocol: sip\r\n\r\n"));
        String head = "";
        while (!head.endsWith("\r\n\r\n")) {
            connection.read();
            head = text(connection.clear, 0, connection.clear.position());
        }
        connection.clear.clear();
        if (!head.startsWith("HTTP/1.1 101")) {
            throw new IOException("no WebSocket: " + head);
        }
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String text(ByteBuffer from, int at, int length) {
        return new String(from.array(), at, length, StandardCharsets.ISO_8859_1);
    }

    @Override
    public void register(Selector selector) throws IOException {
        for (TlsChannel line : lines) {
            line.channel.register(selector, SelectionKey.OP_READ);
        }
    }

    @Override
    public void send(String text, int line) throws IOException {
        ByteBuffer message = bytes(text);
        lines.get(line).write(web ? frame(TEXT, message) : message);
    }

    private static ByteBuffer frame(int opcode, ByteBuffer payload) {
        int length = payload.remaining();
        ByteBuffer frame = ByteBuffer.allocate(length + 8).put((byte) (0x80 | opcode));
        if (length < 126) {
            frame.put((byte) (0x80 | length));
        } else {
            frame.put((byte) (0x80 | 126)).putShort((short) length);
        }
        frame.put(MASK);
        for (int i = 0; i < length; i++) {
            frame.put((byte) (payload.get() ^ MASK[i & 3]));
        }
        return frame.flip();
    }

    @Override
    public Msg receive() throws IOException {
        if (arrived.isEmpty() && readable.selectNow() > 0) {
            for (SelectionKey key : readable.selectedKeys()) {
                int line = (int) key.attachment();
                TlsChannel connection = lines.get(line);
                connection.read();
                connection.clear.flip();
                while (web ? takeFrame(connection, line) : takeMessage(connection.clear, line)) {
                    // until what is left is no whole message
                }
                connection.clear.compact();
            }
            readable.selectedKeys().clear();
        }
        return arrived.poll();
    }

    /** A message of a stream ends where its Content-Length says (RFC 3261 section 18.3). */
    private boolean takeMessage(ByteBuffer clear, int line) {
        String waiting = text(clear, clear.position(), clear.remaining());
        if (waiting.startsWith("\r\n")) {
            clear.position(clear.position() + 2); // a sign of life
            return true;
        }
        int head = waiting.indexOf("\r\n\r\n");
        if (head < 0) {
            return false;
        }
        int named = waiting.toLowerCase(Locale.ROOT).indexOf("\r\ncontent-length:");
        int end = waiting.indexOf("\r\n", named + 2);
        int whole = head + 4 + Integer.parseInt(waiting.substring(named + 17, end).trim());
        if (whole > waiting.length()) {
            return false;
        }
        arrived.add(new Msg(waiting.substring(0, whole), line));
        clear.position(clear.position() + whole);
        return true;
    }

    private boolean takeFrame(TlsChannel connection, int line) throws IOException {
        ByteBuffer clear = connection.clear;
        int at = clear.position();
        if (clear.remaining() < 4) {
            return false;
        }
        int length = clear.get(at + 1) & 127;
        int head = length == 126 ? 4 : 2;
        length = length == 126 ? clear.getShort(at + 2) & 0xffff : length;
        if (clear.remaining() < head + length) {
            return false;
        }
        int opcode = clear.get(at) & 15;
        if (opcode == PING) {
            connection.write(frame(PONG, ByteBuffer.wrap(Arrays.copyOfRange(clear.array(), at + head, at + head + length))));
        } else if ((opcode == TEXT || opcode == BINARY) && length > 4) {
            arrived.add(new Msg(text(clear, at + head, length), line));
        }
        clear.position(at + head + length);
        return true;
    }

    @Override
    public String via(int line) {
        return (web ? "WSS " : "TLS ") + place(line);
    }

    @Override
    public String contact(String user, int line) {
        return "sip:" + user + "@" + place(line) + (web ? ";transport=ws" : ";transport=tls");
    }

    private String place(int line) {
        int port = lines.get(line).channel.socket().getLocalPort();
        return web ? "bench" + port + ".invalid" : "127.0.0.1:" + port;
    }

    @Override
    public boolean isReliable() {
        return true;
    }

    @Override
    public void close() throws IOException {
        readable.close();
        for (TlsChannel line : lines) {
            line.close();
        }
    }
}
