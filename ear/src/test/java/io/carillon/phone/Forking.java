package io.carillon.phone;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A carrier whose proxy forks: one INVITE rings at several of its telephones, each of which answers for itself (RFC 3261 section
 * 16.7). What comes for one of them is answered 200 and kept.
 */
public final class Forking implements AutoCloseable {
    private final DatagramSocket socket;
    private final InetSocketAddress server;
    private final BlockingQueue<SipText> invites = new LinkedBlockingQueue<>();
    private final Map<String, Branch> branches = new ConcurrentHashMap<>();
    private final Map<String, BlockingQueue<SipText>> responses = new ConcurrentHashMap<>();
    private volatile SipText invite;

    /** At this address, for calls of that server. */
    public Forking(InetAddress local, InetSocketAddress server) throws IOException {
        this.server = server;
        socket = new DatagramSocket(0, local);
        Thread reader = new Thread(this::read, "forking-" + socket.getLocalPort());
        reader.setDaemon(true);
        reader.start();
    }

    public int port() {
        return socket.getLocalPort();
    }

    private void read() {
        byte[] buffer = new byte[65_536];
        while (!socket.isClosed()) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            try {
                socket.receive(packet);
                received(SipText.parse(buffer, packet.getLength()));
            } catch (SocketException closed) {
                return;
            } catch (IOException | RuntimeException broken) {
                throw new IllegalStateException(broken);
            }
        }
    }

    private void received(SipText message) throws IOException {
        if (!message.isRequest()) {
            responses.computeIfAbsent(message.header("CSeq") + message.branch(), k -> new LinkedBlockingQueue<>()).add(message);
            return;
        }
        String tag = SipText.param(message.header("To"), "tag");
        Branch branch = tag.isEmpty() ? null : branches.get(tag);
        if (branch != null) {
            branch.heard.add(message);
            if (!message.method().equals("ACK")) {
                send(Texts.response(message, 200, "OK", tag));
            }
        } else if (message.method().equals("INVITE")) {
            if (invite == null || !invite.branch().equals(message.branch())) {
                invite = message;
                invites.add(message);
            }
        } else if (!message.method().equals("ACK")) {
            send(Texts.response(message, 200, "OK", "proxy"));
        }
    }

    private void send(SipText message) throws IOException {
        byte[] bytes = message.bytes();
        socket.send(new DatagramPacket(bytes, bytes.length, server));
    }

    /** The next call. */
    public SipText awaitInvite() throws InterruptedException {
        return taken(invites, "INVITE");
    }

    private static SipText taken(BlockingQueue<SipText> from, String what) throws InterruptedException {
        SipText message = from.poll(Phone.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (message == null) {
            throw new AssertionError("no " + what);
        }
        return message;
    }

    /** One of the telephones that ring, which speaks at this frequency. */
    public Branch branch(double hertz) throws IOException {
        Branch branch = new Branch(new Audio(socket.getLocalAddress(), hertz));
        branches.put(branch.tag, branch);
        return branch;
    }

    /** A telephone behind the proxy. */
    public final class Branch {
        private final String tag = Phone.tag();
        private final Audio audio;
        private final BlockingQueue<SipText> heard = new LinkedBlockingQueue<>();
        private final List<SipText> kept = new ArrayList<>();
        private int reliably;
        private long cseq;

        private Branch(Audio audio) {
            this.audio = audio;
            Sdp.Remote theirs = Sdp.Remote.parse(invite.body());
            audio.talkTo(theirs.rtp(), 0);
        }

        public String tag() {
            return tag;
        }

        public Audio audio() {
            return audio;
        }

        private String contact() {
            return "<sip:" + tag + "@" + socket.getLocalAddress().getHostAddress() + ":" + port() + ">";
        }

        private SipText with(SipText message) {
            return message.add("Contact", contact()).body("application/sdp",
                    Sdp.offer("PCMU").body(socket.getLocalAddress(), audio.port(), 1, null));
        }

        public void ring() throws IOException {
            send(Texts.response(invite, 180, "Ringing", tag).add("Contact", contact()));
        }

        /** Speaks before it answers, and wants to know that this was heard (RFC 3262). */
        public SipText speakEarly() throws Exception {
            send(with(Texts.response(invite, 183, "Session Progress", tag).add("Require", "100rel")
                    .add("RSeq", String.valueOf(++reliably))));
            return await("PRACK");
        }

        public void answer() throws IOException {
            send(with(Texts.response(invite, 200, "OK", tag)));
        }

        /** The next request of this kind that came for it. */
        public SipText await(String method) throws InterruptedException {
            for (SipText earlier : kept) {
                if (earlier.method().equals(method)) {
                    kept.remove(earlier);
                    return earlier;
                }
            }
            while (true) {
                SipText next = taken(heard, method + " for the branch " + tag + ", but " + kept);
                if (next.method().equals(method)) {
                    return next;
                }
                kept.add(next);
            }
        }

        /** From now on it numbers its requests from here. */
        public void countFrom(long number) {
            cseq = number;
        }

        /** Describes its session anew (RFC 3311). */
        public SipText update() throws Exception {
            return exchange(with(request("UPDATE")));
        }

        public SipText hangUp() throws Exception {
            return exchange(request("BYE"));
        }

        private SipText request(String method) {
            return new SipText(method + " " + SipText.uri(invite.header("Contact")) + " SIP/2.0")
                    .add("Via", "SIP/2.0/UDP " + socket.getLocalAddress().getHostAddress() + ":" + port() + ";rport;branch=z9hG4bK"
                            + Phone.tag() + Phone.tag())
                    .add("Max-Forwards", "70").add("From", invite.header("To") + ";tag=" + tag)
                    .add("To", invite.header("From")).add("Call-ID", invite.callId()).add("CSeq", ++cseq + " " + method);
        }

        private SipText exchange(SipText request) throws Exception {
            BlockingQueue<SipText> answers = responses.computeIfAbsent(
                    request.header("CSeq") + request.branch(), k -> new LinkedBlockingQueue<>());
            send(request);
            return taken(answers, "answer to " + request);
        }
    }

    @Override
    public void close() {
        branches.values().forEach(branch -> branch.audio.close());
        socket.close();
    }
}
