package io.carillon.phone;

import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocket;

/** What carries a phone's SIP: UDP, or one connection to the server. */
abstract class Wire implements AutoCloseable {
    abstract void send(byte[] message) throws IOException;

    /** Where this phone says it can be reached: host and port. */
    abstract String address();

    abstract int port();

    abstract String transport();

    @Override
    public abstract void close();

    /** @param carrier null when the server connects to us */
    static Wire of(Carrier carrier, InetAddress local, InetSocketAddress server, Consumer<SipText> up)
            throws IOException {
        if (carrier == null) {
            return new Reception(local, server, up);
        }
        if (carrier == Carrier.UDP) {
            return new Udp(local, server, up);
        }
        Socket socket = connected(local, server, carrier.isSecure());
        return carrier.isWebSocket()
                ? new WebSocketWire(socket, carrier.isSecure(), up)
                : new Stream(socket, carrier.name(), up);
    }

    private static Socket connected(InetAddress local, InetSocketAddress server, boolean secure) throws IOException {
        Socket plain = new Socket();
        plain.setTcpNoDelay(true);
        plain.bind(new InetSocketAddress(local, 0));
        plain.connect(server, 5_000);
        if (!secure) {
            return plain;
        }
        SSLSocket socket = (SSLSocket) AnyCertificate.context().getSocketFactory()
                .createSocket(plain, server.getHostString(), server.getPort(), true);
        socket.startHandshake();
        return socket;
    }

    /** The certificate that the server showed; null where it shows none. */
    Certificate certificate() throws IOException {
        return null;
    }

    static String literal(InetAddress address) {
        String text = address.getHostAddress();
        int scope = text.indexOf('%');
        text = scope < 0 ? text : text.substring(0, scope);
        return text.indexOf(':') >= 0 ? "[" + text + "]" : text;
    }

    /** Reads messages until the connection is gone; tells of each empty line between them. */
    static void readAll(Socket socket, Consumer<SipText> up, Runnable sign) {
        try (InputStream in = socket.getInputStream()) {
            while (true) {
                StringBuilder head = new StringBuilder();
                while (head.indexOf("\r\n\r\n") < 0) {
                    int octet = in.read();
                    if (octet < 0) {
                        return;
                    }
                    head.append((char) octet);
                    if (head.toString().equals("\r\n")) {
                        head.setLength(0);
                        sign.run();
                    }
                }
                String text = head.toString();
                int at = text.toLowerCase(java.util.Locale.ROOT).indexOf("content-length:");
                int length = Integer.parseInt(text.substring(at + 15, text.indexOf("\r\n", at)).trim());
                byte[] body = in.readNBytes(length);
                byte[] all = (text + new String(body, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
                up.accept(SipText.parse(all, all.length));
            }
        } catch (IOException closed) {
            // The connection is gone; the phone's waits report what did not come.
        }
    }

    private static final class Udp extends Wire {
        private final DatagramSocket socket;
        private final InetSocketAddress server;

        Udp(InetAddress local, InetSocketAddress server, Consumer<SipText> up) throws IOException {
            this.server = server;
            this.socket = new DatagramSocket(new InetSocketAddress(local, 0));
            Thread reader = new Thread(() -> read(up), "phone-sip-" + socket.getLocalPort());
            reader.setDaemon(true);
            reader.start();
        }

        private void read(Consumer<SipText> up) {
            byte[] buffer = new byte[65_536];
            while (!socket.isClosed()) {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                try {
                    socket.receive(packet);
                } catch (IOException closed) {
                    return;
                }
                if (packet.getLength() > 4) {
                    up.accept(SipText.parse(buffer, packet.getLength()));
                }
            }
        }

        @Override
        void send(byte[] message) throws IOException {
            socket.send(new DatagramPacket(message, message.length, server));
        }

        @Override
        String address() {
            return literal(socket.getLocalAddress()) + ":" + port();
        }

        @Override
        int port() {
            return socket.getLocalPort();
        }

        @Override
        String transport() {
            return "UDP";
        }

        @Override
        public void close() {
            socket.close();
        }
    }

    private static final class Stream extends Wire {
        private final Socket socket;
        private final String transport;

        Stream(Socket socket, String transport, Consumer<SipText> up) {
            this.socket = socket;
            this.transport = transport;
            Thread reader = new Thread(() -> read(up), "phone-sip-tcp-" + socket.getLocalPort());
            reader.setDaemon(true);
            reader.start();
        }

        private void read(Consumer<SipText> up) {
            readAll(socket, up, () -> { });
        }

        @Override
        Certificate certificate() throws IOException {
            return socket instanceof SSLSocket secure ? secure.getSession().getPeerCertificates()[0] : null;
        }

        @Override
        synchronized void send(byte[] message) throws IOException {
            socket.getOutputStream().write(message);
            socket.getOutputStream().flush();
        }

        @Override
        String address() {
            return literal(socket.getLocalAddress()) + ":" + port();
        }

        @Override
        int port() {
            return socket.getLocalPort();
        }

        @Override
        String transport() {
            return transport;
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
}
