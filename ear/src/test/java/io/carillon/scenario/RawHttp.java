package io.carillon.scenario;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A connection on which bytes are sent exactly as written, for what a client library would tidy up or refuse to send. */
final class RawHttp implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;
    private static final int LENGTH_OF_TWO = 126;
    private static final int OPCODE = 0x0F;
    private static final int CLOSE = 8;

    private final Socket socket;

    RawHttp(Installation carillon) throws IOException {
        URI http = carillon.http();
        socket = new Socket(http.getHost(), http.getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    /** Sends a request that ends the connection, and returns all that comes back. */
    static String ask(Installation carillon, String token, String requestLine) throws IOException {
        try (RawHttp connection = new RawHttp(carillon)) {
            connection.send(requestLine + "\r\nHost: x\r\nAuthorization: Bearer " + token + "\r\nConnection: close\r\n\r\n");
            return connection.rest();
        }
    }

    void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** All until the other side ends it, or says nothing for so long that it never will. */
    String rest() throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(read);
        } catch (SocketTimeoutException silent) {
            return read.toString(StandardCharsets.ISO_8859_1);
        } catch (IOException cut) {
            return read.toString(StandardCharsets.ISO_8859_1);
        }
        return read.toString(StandardCharsets.ISO_8859_1);
    }

    /** Waits until the other side ends it without a word; false when it does not. */
    boolean endsSilently() throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (IOException cut) {
            return true;
        }
    }

    /**
     * Reads frames of a WebSocket to the end.
     *
     * @return the code of the close frame; 0 when the connection was cut without one, -1 when it stays open
     */
    int closeCode() throws IOException {
        InputStream in = socket.getInputStream();
        try {
            for (int first = in.read(); first >= 0; first = in.read()) {
                int length = in.read();
                if (length == LENGTH_OF_TWO) {
                    length = in.read() << 8 | in.read();
                }
                byte[] said = in.readNBytes(length);
                if ((first & OPCODE) == CLOSE) {
                    return said.length < 2 ? 0 : (said[0] & 0xFF) << 8 | said[1] & 0xFF;
                }
            }
            return 0;
        } catch (SocketTimeoutException open) {
            return -1;
        } catch (IOException cut) {
            return 0;
        }
    }

    /** Whether something has come back. */
    boolean isAnswered() throws IOException {
        return socket.getInputStream().available() > 0;
    }

    /** The head of the next answer. */
    String head() throws IOException {
        StringBuilder head = new StringBuilder();
        InputStream in = socket.getInputStream();
        int next = 0;
        while (head.indexOf("\r\n\r\n") < 0 && (next = in.read()) >= 0) {
            head.append((char) next);
        }
        return head.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
