package io.carillon.rtp;

import io.carillon.contract.GroupStream;
import io.carillon.rtp.codec.AudioCodec;
import io.carillon.rtp.pcm.AudioSink;
import io.carillon.rtp.pcm.Resampler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Speaks to a multicast group: one packet of plain RTP every 20 ms, however many telephones listen. Used by the event loop of
 * the mix that it listens to; what the network does not take at once is left out.
 */
final class GroupSpeaker implements AudioSink {
    private static final int ROOM = 1500;
    private static final int MARK = 0x80;

    final DatagramChannel channel;
    private final GroupStream to;
    private final int rate;
    private final int payloadType;
    private final AudioCodec codec;
    private final AudioCodec.Encoder encoder;
    private final Resampler resampler;
    private final short[] scaled;
    private final ByteBuffer packet = ByteBuffer.allocateDirect(ROOM);
    private final int source = ThreadLocalRandom.current().nextInt();
    private int sequence = ThreadLocalRandom.current().nextInt(0x8000);
    private int timestamp = ThreadLocalRandom.current().nextInt();
    private boolean begun;
    private boolean troubled;

    /**
     * @param rate samples per second of what it hears
     * @throws IOException when the system does not let us send there
     */
    GroupSpeaker(GroupStream to, GroupConfig how, int rate) throws IOException {
        this.to = to;
        this.rate = rate;
        this.codec = AudioCodec.of(to.codec());
        this.payloadType = type(to.codec().name());
        if (codec == null || payloadType < 0) {
            throw new IOException(to.codec() + " is not spoken to groups");
        }
        this.encoder = codec.encoder();
        this.resampler = Resampler.between(rate, codec.rate());
        this.scaled = new short[codec.frame()];
        this.channel = open(to, how);
    }

    /** The static payload types of RFC 3551; telephones that listen to a group are told nothing else. */
    private static int type(String codec) {
        return switch (codec) {
            case "PCMU" -> 0;
            case "PCMA" -> 8;
            case "G722" -> 9;
            default -> -1;
        };
    }

    private static DatagramChannel open(GroupStream to, GroupConfig how) throws IOException {
        DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET);
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.IP_TOS, how.dscp() << 2);
            channel.setOption(StandardSocketOptions.IP_MULTICAST_TTL, how.ttl());
            if (!how.via().isEmpty()) {
                channel.setOption(StandardSocketOptions.IP_MULTICAST_IF, NetworkInterface.getByName(how.via()));
            }
            InetAddress group = InetAddress.getByName(to.address());
            if (!group.isMulticastAddress()) {
                throw new IOException(to.address() + " is no multicast address");
            }
            channel.connect(new InetSocketAddress(group, to.port()));
            return channel;
        } catch (IOException | IllegalArgumentException refused) {
            channel.close();
            throw new IOException(refused.getMessage(), refused);
        }
    }

    @Override
    public int rate() {
        return rate;
    }

    @Override
    public void take(short[] frame) {
        short[] samples = frame;
        if (resampler != null) {
            resampler.resample(frame, rate / AudioCodec.FRAMES_PER_SECOND, scaled);
            samples = scaled;
        }
        packet.clear();
        RtpHeader.write(packet, begun ? payloadType : payloadType | MARK, sequence, timestamp, source);
        int length = RtpHeader.LENGTH + encoder.encode(samples, codec.frame(), packet, RtpHeader.LENGTH);
        begun = true;
        sequence = sequence + 1 & 0xffff;
        timestamp += codec.ticks();
        send(length);
    }

    private void send(int length) {
        packet.limit(length);
        try {
            channel.write(packet);
        } catch (IOException lost) {
            if (!troubled) {
                troubled = true;
                MediaLog.LOG.groupNotReached(to.toString(), lost.toString());
            }
        }
    }

    /** Nobody is spoken to any more. */
    void close() {
        try {
            channel.close();
        } catch (IOException harmless) {
            MediaLog.LOG.groupNotReached(to.toString(), harmless.toString());
        }
    }
}
