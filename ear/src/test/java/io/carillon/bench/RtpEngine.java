package io.carillon.bench;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Speaks rtpengine's ng protocol (bencode over UDP) to set up relayed streams. */
final class RtpEngine implements AutoCloseable {
    private final DatagramSocket socket;
    private final InetSocketAddress control;
    private int cookie;

    RtpEngine(InetSocketAddress control) throws IOException {
        this.control = control;
        this.socket = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0));
        socket.setSoTimeout(5_000);
    }

    /** Sets up one call and returns the two ports: where the caller's and where the callee's packets go. */
    int[] relay(int call, int callerPort, int calleePort) throws IOException {
        String ids = "7:call-id" + text("bench" + call) + "8:from-tag" + text("a" + call);
        String offer = ask("d" + ids + "7:command5:offer3:sdp" + text(sdp(callerPort)) + "e");
        String answer = ask("d" + ids + "7:command6:answer3:sdp" + text(sdp(calleePort)) + "6:to-tag" + text("b" + call) + "e");
        return new int[] {port(answer), port(offer)};
    }

    private static String sdp(int port) {
        return "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio " + port
                + " RTP/AVP 0\r\na=rtpmap:0 PCMU/8000\r\na=sendrecv\r\n";
    }

    private static String text(String value) {
        return value.length() + ":" + value;
    }

    private static int port(String reply) throws IOException {
        int at = reply.indexOf("m=audio ");
        if (at < 0) {
            throw new IOException("rtpengine answered " + reply);
        }
        return Integer.parseInt(reply.substring(at + 8, reply.indexOf(' ', at + 8)));
    }

    private String ask(String command) throws IOException {
        byte[] bytes = (++cookie + " " + command).getBytes(StandardCharsets.ISO_8859_1);
        socket.send(new DatagramPacket(bytes, bytes.length, control));
        byte[] buffer = new byte[65_536];
        DatagramPacket reply = new DatagramPacket(buffer, buffer.length);
        socket.receive(reply);
        return new String(buffer, 0, reply.getLength(), StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        socket.close();
    }
}
