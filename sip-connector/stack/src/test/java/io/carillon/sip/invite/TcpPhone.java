package io.carillon.sip.invite;

import io.carillon.contract.SipPeer;
import io.carillon.contract.SipTransport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** The same telephone over one TCP connection, which it opens itself as telephones do. */
final class TcpPhone extends RawPhone {
    private final Socket connection;
    private int listening;

    TcpPhone(String user, String secret, int serverPort) {
        super(user, secret, serverPort);
        try {
            connection = new Socket(server.getAddress(), serverPort);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The other end of a connection that we have opened. */
    TcpPhone(String user, String secret, Socket connection) {
        super(user, secret, connection.getPort());
        this.connection = connection;
    }

    /** Says that it listens there for connections from us. */
    TcpPhone listensOn(int port) {
        listening = port;
        return this;
    }

    @Override
    String contact() {
        return listening == 0 ? super.contact() : "<sip:" + user + "@127.0.0.1:" + listening + ";transport=tcp>";
    }

    @Override
    String transport() {
        return "TCP";
    }

    @Override
    int port() {
        return connection == null ? 0 : connection.getLocalPort();
    }

    @Override
    SipPeer peer() {
        return new SipPeer(SipTransport.TCP, host(), port());
    }

    @Override
    void send(String message) {
        try {
            connection.getOutputStream().write(message.getBytes(StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    String receive(int millis) {
        try {
            connection.setSoTimeout(millis);
            InputStream in = connection.getInputStream();
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            while (!head.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
                int next = in.read();
                if (next < 0) {
                    return "";
                }
                head.write(next);
            }
            String text = head.toString(StandardCharsets.UTF_8);
            byte[] body = in.readNBytes(Integer.parseInt(value(text, "Content-Length")));
            return text + new String(body, StandardCharsets.UTF_8);
        } catch (SocketTimeoutException nothing) {
            return "";
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        super.close();
        try {
            connection.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
