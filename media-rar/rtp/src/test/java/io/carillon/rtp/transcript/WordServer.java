package io.carillon.rtp.transcript;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server of WebSockets (RFC 6455) for one sentence after the other. What it gets is kept, what it answers a test decides. */
final class WordServer implements AutoCloseable {
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int LAST = 0x80;

    final List<String> texts = new CopyOnWriteArrayList<>();
    final List<byte[]> sounds = new CopyOnWriteArrayList<>();
    private final ServerSocket door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final Answer answer;

    /** What is answered when the sentence is over. */
    @FunctionalInterface
    interface Answer {
        void give(Line line) throws IOException, InterruptedException;
    }

    WordServer(Answer answer) throws IOException {
        this.answer = answer;
        Thread thread = new Thread(this::serve, "word-server");
        thread.setDaemon(true);
        thread.start();
    }

    URI address() {
        return URI.create("ws://127.0.0.1:" + door.getLocalPort() + "/words");
    }

    private void serve() {
        while (!door.isClosed()) {
            try (Socket client = door.accept()) {
                converse(client);
            } catch (IOException gone) {
                // the client broke off, or the test is over: whoever waits for words says that none came
            } catch (InterruptedException | NoSuchAlgorithmException over) {
                throw new IllegalStateException(over);
            }
        }
    }

    private void converse(Socket client) throws IOException, InterruptedException, NoSuchAlgorithmException {
        DataInputStream in = new DataInputStream(client.getInputStream());
        shakeHands(in, client.getOutputStream());
        Line line = new Line(client.getOutputStream());
        while (take(in)) {
            if (texts.get(texts.size() - 1).contains("stop")) {
                answer.give(line);
                return;
            }
        }
    }

    private static void shakeHands(DataInputStream in, OutputStream out) throws IOException, NoSuchAlgorithmException {
        String key = "";
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.toLowerCase(java.util.Locale.ROOT).startsWith("sec-websocket-key:")) {
                key = header.substring(header.indexOf(':') + 1).strip();
            }
        }
        byte[] proof = MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII));
        out.write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                + Base64.getEncoder().encodeToString(proof) + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static String line(DataInputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.readUnsignedByte(); next != '\n'; next = in.readUnsignedByte()) {
            line.write(next);
        }
        return line.toString(StandardCharsets.US_ASCII).strip();
    }

    /** One frame; the client masks what it sends and cuts long messages into several. */
    private boolean take(DataInputStream in) throws IOException {
        int kind = in.readUnsignedByte() & 0x0f;
        long length = in.readUnsignedByte() & 0x7f;
        length = length == 126 ? in.readUnsignedShort() : length == 127 ? in.readLong() : length;
        byte[] mask = in.readNBytes(4);
        byte[] payload = in.readNBytes((int) length);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i % 4];
        }
        if (kind == TEXT) {
            texts.add(new String(payload, StandardCharsets.UTF_8));
        } else if (kind != CLOSE) {
            assert kind == BINARY || kind == 0;
            sounds.add(payload);
        }
        return kind != CLOSE;
    }

    @Override
    public void close() throws IOException {
        door.close();
    }

    /** The way back. */
    record Line(OutputStream out) {
        private void frame(int first, byte[] payload) throws IOException {
            out.write(first);
            out.write(payload.length);
            out.write(payload);
            out.flush();
        }

        /** A message of its own. */
        void say(String text) throws IOException {
            frame(LAST | TEXT, text.getBytes(StandardCharsets.UTF_8));
        }

        /** One message in two frames. */
        void sayInParts(String begin, String end) throws IOException {
            frame(TEXT, begin.getBytes(StandardCharsets.UTF_8));
            frame(LAST, end.getBytes(StandardCharsets.UTF_8));
        }

        /** All has been said. */
        void close() throws IOException {
            frame(LAST | CLOSE, new byte[] {3, (byte) 0xe8});
        }
    }
}
