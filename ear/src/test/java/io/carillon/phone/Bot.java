package io.carillon.phone;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A program at the far end of a stream: a WebSocket server (RFC 6455) that hears 16-bit sound and says some back. */
public final class Bot implements AutoCloseable {
    private static final String KEY = "Sec-WebSocket-Key: ";
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;

    private final ServerSocket server;
    private final List<String> texts = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private volatile Socket far;
    private volatile boolean closed;
    private volatile boolean law;
    private volatile String head = "";

    /** Waits for one stream on loopback. */
    public Bot() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        Thread thread = new Thread(this::serve, "bot-" + server.getLocalPort());
        thread.setDaemon(true);
        thread.start();
    }

    /** Where it waits. */
    public String url() {
        return "ws://127.0.0.1:" + server.getLocalPort() + "/bot";
    }

    private void serve() {
        try (Socket socket = server.accept()) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            StringBuilder request = new StringBuilder();
            while (request.indexOf("\r\n\r\n") < 0) {
                request.append((char) in.readUnsignedByte());
            }
            head = request.toString();
            String key = head.lines().filter(line -> line.startsWith(KEY)).findFirst().orElseThrow().substring(KEY.length());
            socket.getOutputStream().write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                    + "Connection: Upgrade\r\nSec-WebSocket-Accept: " + accept(key) + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            far = socket;
            while (read(in)) {
                // one message after the other
            }
        } catch (IOException gone) {
            // the stream or the test is over
        } finally {
            closed = true;
        }
    }

    private static String accept(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1")
                    .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private boolean read(DataInputStream in) throws IOException {
        int opcode = in.readUnsignedByte() & 15;
        int length = in.readUnsignedByte() & 127;
        length = length == 126 ? in.readUnsignedShort() : length;
        byte[] mask = in.readNBytes(4);
        byte[] payload = in.readNBytes(length);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i & 3];
        }
        if (opcode == TEXT) {
            texts.add(new String(payload, StandardCharsets.UTF_8));
        } else if (opcode == BINARY) {
            hear(payload);
        } else if (opcode == CLOSE) {
            send(CLOSE, payload);
            return false;
        }
        return true;
    }

    private void hear(byte[] payload) {
        ByteBuffer samples = ByteBuffer.allocate(2 * payload.length).order(ByteOrder.LITTLE_ENDIAN);
        for (byte octet : payload) {
            samples.putShort((short) Ulaw.decode(octet));
        }
        synchronized (heard) {
            heard.writeBytes(law ? samples.array() : payload);
        }
    }

    /** What it hears from now on is mu-law. */
    public Bot withLaw() {
        law = true;
        return this;
    }

    private synchronized void send(int opcode, byte[] payload) throws IOException {
        OutputStream out = far.getOutputStream();
        out.write(0x80 | opcode);
        if (payload.length < 126) {
            out.write(payload.length);
        } else {
            out.write(126);
            out.write(payload.length >> 8);
            out.write(payload.length);
        }
        out.write(payload);
        out.flush();
    }

    /** Says so many milliseconds of a tone, faster than it can be heard. */
    public void say(int hertz, int rate, int millis) throws IOException {
        int frame = rate / 50;
        for (int at = 0; at < millis / 20; at++) {
            ByteBuffer message = ByteBuffer.allocate(2 * frame).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < frame; i++) {
                message.putShort((short) Math.round(10_000 * Math.sin(2 * Math.PI * hertz * (at * frame + i) / rate)));
            }
            send(BINARY, message.array());
        }
    }

    /** Says something in words. */
    public void tell(String text) throws IOException {
        send(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Has said all. */
    public void bye() throws IOException {
        send(CLOSE, new byte[0]);
    }

    /** What it was told so far. */
    public List<String> texts() {
        return List.copyOf(texts);
    }

    /** The request that opened the stream. */
    public String head() {
        return head;
    }

    /** Level of a tone in the last half second that it heard, in dB below full scale; -120 before that. */
    public double levelOf(double hertz, int rate) {
        byte[] bytes = heard();
        return levelOf(hertz, rate, bytes, bytes.length - rate);
    }

    /** The same in the half second in the middle of all that it heard. */
    public double levelInTheMiddle(double hertz, int rate) {
        byte[] bytes = heard();
        return levelOf(hertz, rate, bytes, (bytes.length - rate) / 2 & ~1);
    }

    private byte[] heard() {
        synchronized (heard) {
            return heard.toByteArray();
        }
    }

    private static double levelOf(double hertz, int rate, byte[] bytes, int from) {
        int count = rate / 2;
        if (from < 0) {
            return -120;
        }
        ByteBuffer samples = ByteBuffer.wrap(bytes, from, 2 * count).order(ByteOrder.LITTLE_ENDIAN);
        double re = 0;
        double im = 0;
        for (int i = 0; i < count; i++) {
            short sample = samples.getShort();
            re += sample * Math.cos(2 * Math.PI * hertz * i / rate);
            im += sample * Math.sin(2 * Math.PI * hertz * i / rate);
        }
        return 20 * Math.log10(Math.max(1, 2 * Math.hypot(re, im) / count) / 32_767);
    }

    /** What it heard last, for who looks for something else: bytes in all, and the strongest of the tones of telephones. */
    public String describe(int rate) {
        double best = 0;
        for (double hertz = 300; hertz < 2500; hertz += 5) {
            best = levelOf(hertz, rate) > levelOf(best, rate) ? hertz : best;
        }
        synchronized (heard) {
            return heard.size() + " bytes, " + best + " Hz at " + levelOf(best, rate) + " dB, " + texts;
        }
    }

    /** Whether the stream is over. */
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() throws IOException {
        server.close();
        if (far != null) {
            far.close();
        }
    }
}
