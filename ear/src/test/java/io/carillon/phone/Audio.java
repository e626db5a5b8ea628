package io.carillon.phone;

import io.carillon.rtp.srtp.SrtpKey;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/** A phone's ear and mouth: sends a tone every 20 ms, keeps what it hears. */
public final class Audio implements AutoCloseable {
    /** RFC 3389: a packet that stands for silence is no sound. */
    private static final int COMFORT_NOISE = 13;

    private final DatagramSocket rtp;
    private final DatagramSocket rtcp;
    private final int ssrc = ThreadLocalRandom.current().nextInt();
    private final List<Hearing.Heard> heard = new ArrayList<>();
    private final List<byte[]> rtcpHeard = new ArrayList<>();
    private final List<Integer> digits = new ArrayList<>();
    private final List<byte[]> keyPackets = new ArrayList<>();
    private volatile InetSocketAddress remote;
    private volatile double frequency;
    private volatile int payloadType;
    private volatile Armour armour;
    private volatile byte[] lastSent;
    private volatile boolean sending;
    private volatile int packetsSent;
    private volatile int packetsLost;
    private volatile Line line = Line.GOOD;
    private volatile Reports reports;
    private volatile int packetsMissed;
    private volatile long firstHeard;
    private int packetsArrived;
    private int sequence = ThreadLocalRandom.current().nextInt(0xFFFF);
    private long timestamp = ThreadLocalRandom.current().nextInt(1 << 30);
    /** What it says with. */
    public final Voice voice = new Voice();
    private long mark = Metronome.mark();

    Audio(InetAddress local, double frequency) throws IOException {
        this.frequency = frequency;
        DatagramSocket even = null;
        DatagramSocket odd = null;
        for (int attempt = 0; odd == null && attempt < 200; attempt++) {
            int port = 30_000 + 2 * ThreadLocalRandom.current().nextInt(10_000);
            try {
                even = new DatagramSocket(new InetSocketAddress(local, port));
                odd = new DatagramSocket(new InetSocketAddress(local, port + 1));
            } catch (IOException taken) {
                if (even != null) {
                    even.close();
                }
            }
        }
        if (odd == null) {
            throw new IOException("no free port pair");
        }
        rtp = even;
        rtcp = odd;
        rtp.setReceiveBufferSize(1 << 20);
        daemon(this::hear, "ear");
        daemon(this::speak, "mouth");
        daemon(this::hearRtcp, "rtcp");
    }

    private void daemon(Runnable work, String name) {
        Thread thread = new Thread(work, "phone-" + name + "-" + rtp.getLocalPort());
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return rtp.getLocalPort();
    }

    void talkTo(InetSocketAddress address, int payload) {
        remote = address;
        payloadType = payload;
        sending = true;
    }

    /** Encrypts with the first key and decrypts with the second from now on; null speaks in the clear. */
    void seal(Map.Entry<SrtpKey, SrtpKey> keys) {
        Armour before = armour;
        if (keys == null) {
            armour = null;
        } else if (before == null || !before.isOf(keys)) {
            armour = new Armour(keys.getKey(), keys.getValue());
        }
    }

    /** Encrypts with a key that nobody was told from now on. */
    public void useWrongKey() {
        seal(Map.entry(SrtpKey.random(armour.suite()), armour.theirs()));
    }

    /** Whether it speaks SRTP. */
    public boolean isSealed() {
        return armour != null;
    }

    /** Packets that came and could not be decrypted. */
    public int undecipherable() {
        return armour == null ? 0 : armour.undecipherable();
    }

    /** The last audio packet as it was on the wire. */
    public byte[] lastSent() {
        return lastSent;
    }

    /** Stops or starts speaking; the socket stays. */
    public void speak(boolean on) {
        sending = on;
    }

    /** Speaks at another frequency from now on. */
    public void frequency(double hertz) {
        frequency = hertz;
    }

    public double frequency() {
        return frequency;
    }

    public int packetsSent() {
        return packetsSent;
    }

    /** Where this phone's audio goes now. */
    public InetSocketAddress remote() {
        return remote;
    }

    private void speak() {
        long next = System.nanoTime();
        while (!rtp.isClosed()) {
            next += 20_000_000L;
            InetSocketAddress to = remote;
            if (sending && to != null) {
                send(to);
            }
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }

    private void send(InetSocketAddress to) {
        int type = payloadType;
        byte[] packet = voice.say(type, frequency);
        header(packet, type, false);
        timestamp += Voice.ticks(type);
        packetsSent++;
        if (line.losesSent(packetsSent)) {
            packetsLost++;
        } else {
            said(packet, to);
        }
        report();
    }

    private void report() {
        Reports writing = reports;
        byte[] due = writing == null
                ? null
                : writing.due(new Reports.Sent(ssrc, timestamp, packetsSent), System.nanoTime());
        if (due != null) {
            try {
                rawRtcp(due);
            } catch (IOException closed) {
                // The phone was hung up meanwhile.
            }
        }
    }

    /** From now on the phone hangs on this line and sends RTCP. */
    public void on(Line worse) {
        reports = new Reports(worse);
        line = worse;
    }

    /** Packets that the line lost on their way to the server. */
    public int packetsLost() {
        return packetsLost;
    }

    /** Packets that the line lost on their way to the phone. */
    public int packetsMissed() {
        return packetsMissed;
    }

    private synchronized void header(byte[] packet, int payload, boolean marker) {
        sequence = sequence + 1 & 0xFFFF;
        packet[0] = (byte) 0x80;
        packet[1] = (byte) (payload | (marker ? 0x80 : 0));
        packet[2] = (byte) (sequence >> 8);
        packet[3] = (byte) sequence;
        long shown = timestamp + line.wobble(sequence);
        for (int i = 0; i < 4; i++) {
            packet[4 + i] = (byte) (shown >> 24 - 8 * i);
            packet[8 + i] = (byte) (ssrc >> 24 - 8 * i);
        }
    }

    /** Sends one RFC 4733 digit: three updates and three ends. */
    public void digit(int event, int telephoneEventPayload) {
        for (int i = 0; i < 6; i++) {
            byte[] packet = new byte[16];
            header(packet, telephoneEventPayload, i == 0);
            packet[12] = (byte) event;
            packet[13] = (byte) (i >= 3 ? 0x8A : 0x0A);
            packet[14] = (byte) ((i + 1) * 160 >> 8);
            packet[15] = (byte) ((i + 1) * 160);
            said(packet, remote);
        }
    }

    private void said(byte[] packet, InetSocketAddress to) {
        Armour with = armour;
        lastSent = with == null ? packet : with.encrypt(packet);
        raw(lastSent, to);
    }

    /** Sends any bytes from the RTP socket. */
    public void raw(byte[] bytes, InetSocketAddress to) {
        try {
            rtp.send(new DatagramPacket(bytes, bytes.length, to));
        } catch (IOException closed) {
            // The phone was hung up meanwhile.
        }
    }

    /** Sends any bytes from the RTCP socket to the odd port beside the remote RTP port. */
    public void rawRtcp(byte[] bytes) throws IOException {
        rtcp.send(new DatagramPacket(bytes, bytes.length, new InetSocketAddress(remote.getAddress(), remote.getPort() + 1)));
    }

    public int ssrc() {
        return ssrc;
    }

    private void hear() {
        byte[] buffer = new byte[2048];
        while (!rtp.isClosed()) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            try {
                rtp.receive(packet);
            } catch (IOException closed) {
                return;
            }
            Armour with = armour;
            int length = with == null ? packet.getLength() : with.decrypt(buffer, packet.getLength());
            take(buffer, length, System.nanoTime());
        }
    }

    private void take(byte[] packet, int length, long now) {
        if (length < 12) {
            return;
        }
        int payload = packet[1] & 0x7F;
        if (payload >= 96 && payload != Voice.OPUS || payload == COMFORT_NOISE) {
            if (length >= 16 && (packet[13] & 0x80) != 0) {
                synchronized (digits) {
                    digits.add((int) packet[12]);
                }
            }
            synchronized (keyPackets) {
                keyPackets.add(Arrays.copyOf(packet, length));
            }
            return;
        }
        short[] samples = voice.hear(packet, length, payload);
        int seq = (packet[2] & 0xFF) << 8 | packet[3] & 0xFF;
        int from = word(packet, 8);
        if (line.losesHeard(++packetsArrived)) {
            packetsMissed++;
            return;
        }
        Reports writing = reports;
        if (writing != null) {
            writing.heard(from, seq, word(packet, 4), now);
        }
        if (firstHeard == 0) {
            firstHeard = System.currentTimeMillis();
        }
        synchronized (heard) {
            heard.add(new Hearing.Heard(now, from, seq, payload, samples));
            heard.notifyAll();
        }
    }

    private static int word(byte[] packet, int at) {
        return ByteBuffer.wrap(packet).getInt(at);
    }

    private void hearRtcp() {
        byte[] buffer = new byte[2048];
        while (!rtcp.isClosed()) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            try {
                rtcp.receive(packet);
            } catch (IOException closed) {
                return;
            }
            byte[] compound = Arrays.copyOf(buffer, packet.getLength());
            Reports writing = reports;
            if (writing != null) {
                writing.heard(compound, System.nanoTime());
            }
            synchronized (rtcpHeard) {
                rtcpHeard.add(compound);
                rtcpHeard.notifyAll();
            }
        }
    }

    /** RTCP packets that came so far. */
    public List<byte[]> rtcp() {
        synchronized (rtcpHeard) {
            return List.copyOf(rtcpHeard);
        }
    }

    /** RFC 4733 end-of-event packets heard, by event code. */
    public List<Integer> digits() {
        synchronized (digits) {
            return List.copyOf(digits);
        }
    }

    /** RFC 4733 and RFC 3389 packets heard, as they came. */
    public List<byte[]> keyPackets() {
        synchronized (keyPackets) {
            return List.copyOf(keyPackets);
        }
    }

    /** Number of audio packets heard since the phone was made. */
    public int packetsHeard() {
        synchronized (heard) {
            return heard.size();
        }
    }

    /** The moment of the first audio packet, in milliseconds of the epoch; 0 before it. */
    public long firstHeard() {
        return firstHeard;
    }

    /** Forgets what was heard, then listens until this much audio came, or fails the test. */
    public Hearing listen(Duration howLong) throws InterruptedException {
        forget();
        return listenOn(howLong);
    }

    /** Listens until this much audio has come since the last {@link #forget}, or fails the test. */
    public Hearing listenOn(Duration howLong) throws InterruptedException {
        int packets = (int) (howLong.toMillis() / 20);
        long deadline = System.nanoTime() + howLong.toNanos() * 3 + 3_000_000_000L;
        synchronized (heard) {
            while (heard.size() < packets) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    throw new AssertionError("heard only " + heard.size() + " of " + packets + " packets in " + howLong);
                }
                heard.wait(left);
            }
            return Hearing.of(List.copyOf(heard), Metronome.worstSince(mark));
        }
    }

    /** Everything heard since the last {@link #forget} or {@link #listen}. */
    public Hearing soFar() {
        synchronized (heard) {
            return Hearing.of(List.copyOf(heard), Metronome.worstSince(mark));
        }
    }

    public void forget() {
        synchronized (heard) {
            mark = Metronome.mark();
            heard.clear();
        }
    }

    @Override
    public void close() {
        rtp.close();
        rtcp.close();
    }
}
