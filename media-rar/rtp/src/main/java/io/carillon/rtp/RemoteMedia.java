package io.carillon.rtp;

import io.carillon.contract.Codec;
import io.carillon.contract.MediaDirection;
import io.carillon.rtp.ice.IceKeys;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Objects;

/**
 * What signalling knows about the device at the far end of a leg after an offer and its answer.
 *
 * @param rtp where the device says it receives RTP (c= and m= lines); null or port 0 when it does not say (nothing is
 *     sent until its source is learned)
 * @param rtcp where it receives RTCP: {@code a=rtcp}, else RTP port + 1; equal to {@code rtp} for rtcp-mux; null for
 *     none
 * @param signalling where its SIP messages come from, preferred over strangers when the device sits behind NAT; may
 *     be null
 * @param direction what the device does, as seen by the device (the direction it has in the agreed session)
 * @param sends payload types in packets from the device, which are those that <em>our</em> SDP to it names
 * @param receives payload types in packets to the device, which are those that <em>its</em> SDP names
 * @param codec the audio codec agreed on, used for tones, jitter and quality; null when unknown
 * @param protection how its packets and ours are encrypted
 * @param ice what its connectivity checks are proven with; then it is where it nominates, whatever {@code rtp} says, and
 *     RTCP comes on the same port. Null without ICE
 * @param keys how the device hears of keys
 */
public record RemoteMedia(
        InetSocketAddress rtp,
        InetSocketAddress rtcp,
        InetAddress signalling,
        MediaDirection direction,
        PayloadTypes sends,
        PayloadTypes receives,
        Codec codec,
        Protection protection,
        IceKeys ice,
        Keys keys) {

    /** How a device hears of keys. */
    public enum Keys {
        /** As telephone events in its audio, or not at all. */
        EVENTS,
        /** By signalling: what its peer presses is told by {@link MediaEvents#keyPressed}. */
        TOLD,
        /** As tones in its audio. */
        TONES
    }

    public RemoteMedia {
        Objects.requireNonNull(keys, "keys");
        Objects.requireNonNull(protection, "protection");
        Objects.requireNonNull(direction, "direction");
        Objects.requireNonNull(sends, "sends");
        Objects.requireNonNull(receives, "receives");
        rtp = usable(rtp);
        rtcp = usable(rtcp);
    }

    /** A device that speaks in the clear. */
    public RemoteMedia(
            InetSocketAddress rtp,
            InetSocketAddress rtcp,
            InetAddress signalling,
            MediaDirection direction,
            PayloadTypes sends,
            PayloadTypes receives,
            Codec codec) {
        this(rtp, rtcp, signalling, direction, sends, receives, codec, Protection.NONE, null);
    }

    /** A device that hears keys in its audio. */
    public RemoteMedia(
            InetSocketAddress rtp,
            InetSocketAddress rtcp,
            InetAddress signalling,
            MediaDirection direction,
            PayloadTypes sends,
            PayloadTypes receives,
            Codec codec,
            Protection protection,
            IceKeys ice) {
        this(rtp, rtcp, signalling, direction, sends, receives, codec, protection, ice, Keys.EVENTS);
    }

    /** Whether it hears of keys by signalling. */
    public boolean keysTold() {
        return keys == Keys.TOLD;
    }

    /** Whether it has named telephone events: one that has not can press keys only in the sound itself. */
    boolean hasEvents() {
        return receives.byType().isEmpty()
                || receives.byType().values().stream().anyMatch(PayloadTypes::isEvent);
    }

    /** The same device, doing something else. */
    public RemoteMedia withDirection(MediaDirection changed) {
        return new RemoteMedia(
                rtp, rtcp, signalling, changed, sends, receives, codec, protection, ice, keys);
    }

    /** The same device, spoken to with another codec that it has named. */
    public RemoteMedia withCodec(Codec changed) {
        return new RemoteMedia(
                rtp, rtcp, signalling, direction, sends, receives, changed, protection, ice, keys);
    }

    private static InetSocketAddress usable(InetSocketAddress address) {
        boolean nowhere = address == null
                || address.isUnresolved()
                || address.getPort() == 0
                || address.getAddress().isAnyLocalAddress();
        return nowhere ? null : address;
    }
}
