package io.carillon.sip.transport;

import io.carillon.contract.SipPeer;
import io.carillon.contract.SipTransport;
import io.carillon.sip.message.ResponseBuilder;
import io.carillon.sip.message.SipLimits;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.message.SipResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Our sockets on a free port of the loopback; every request is answered with 200. */
final class SocketsRig implements SipInput, AutoCloseable {
    static final SocketSettings.StreamLimits SHORT = new SocketSettings.StreamLimits(
            20, 5, Duration.ofMillis(700), Duration.ofSeconds(4), Duration.ofSeconds(3));

    final SipSockets sockets;
    final List<SipRequest> requests = new CopyOnWriteArrayList<>();
    final List<Flow> flows = new CopyOnWriteArrayList<>();
    final List<SipResponse> responses = new CopyOnWriteArrayList<>();
    volatile RuntimeException planted;

    SocketsRig() {
        this("127.0.0.1", Admission.OPEN);
    }

    SocketsRig(String address, Admission admission) {
        SocketSettings settings = new SocketSettings(
                List.of(new InetSocketAddress(address, 0).getAddress()), 0, true, null, 24, 1, SipLimits.DEFAULT,
                        SHORT);
        sockets = SipSockets.open(settings, admission, this);
        sockets.read();
    }

    int port() {
        return sockets.listening().get(0).port();
    }

    SipPeer peer(SipTransport transport, int port) {
        return new SipPeer(transport, "127.0.0.1", port);
    }

    @Override
    public void onRequest(SipRequest request, Flow flow) {
        if (planted != null) {
            throw planted;
        }
        requests.add(request);
        flows.add(flow);
        flow.forReply(request).send(ResponseBuilder.response(request, 200).build(), Flow.NOBODY_CARES);
    }

    @Override
    public void onResponse(SipResponse response, Flow flow) {
        responses.add(response);
    }

    @Override
    public void onRefused(SipRequest answerable, Refusal refusal, Flow flow) {
        flow.forReply(answerable)
                .send(ResponseBuilder.response(answerable, refusal.status()).build(), Flow.NOBODY_CARES);
    }

    @Override
    public void close() {
        sockets.close();
    }

    static String options(String via, String callId) {
        return "OPTIONS sip:a@b SIP/2.0\r\nVia: SIP/2.0/" + via + "\r\nMax-Forwards: 70\r\nFrom: <sip:x@y>;tag=1\r\n"
                + "To: <sip:a@b>\r\nCall-ID: " + callId + "\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n";
    }

    /** A UDP phone. */
    static final class UdpPhone implements AutoCloseable {
        final DatagramSocket socket;
        private final InetSocketAddress server;

        UdpPhone(String host, int port) throws IOException {
            socket = new DatagramSocket(0, InetAddress.getByName(host));
            socket.setSoTimeout(3_000);
            server = new InetSocketAddress(InetAddress.getByName(host), port);
        }

        void send(String text) throws IOException {
            byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
            socket.send(new DatagramPacket(bytes, bytes.length, server));
        }

        String receive() throws IOException {
            DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
            socket.receive(packet);
            return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.ISO_8859_1);
        }

        boolean hearsNothing(int millis) throws IOException {
            socket.setSoTimeout(millis);
            try {
                receive();
                return false;
            } catch (SocketTimeoutException silence) {
                return true;
            } finally {
                socket.setSoTimeout(3_000);
            }
        }

        @Override
        public void close() {
            socket.close();
        }
    }

    /** A TCP phone. */
    static final class TcpPhone implements AutoCloseable {
        final Socket socket;

        TcpPhone(int port) throws IOException {
            socket = new Socket("127.0.0.1", port);
            socket.setSoTimeout(3_000);
        }

        /** On a connection that is there. */
        TcpPhone(Socket socket) {
            this.socket = socket;
        }

        void send(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
        }

        /** One message without body. */
        String receive() throws IOException {
            StringBuilder text = new StringBuilder();
            InputStream in = socket.getInputStream();
            while (text.indexOf("\r\n\r\n") < 0) {
                int c = in.read();
                if (c < 0) {
                    throw new IOException("closed after " + text.length() + " bytes");
                }
                text.append((char) c);
            }
            return text.toString();
        }

        boolean isClosedWithin(int millis) throws IOException {
            socket.setSoTimeout(millis);
            try {
                while (true) {
                    if (socket.getInputStream().read() < 0) {
                        return true;
                    }
                }
            } catch (SocketTimeoutException stillOpen) {
                return false;
            } catch (IOException reset) {
                return true;
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
