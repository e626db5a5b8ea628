package io.carillon.rar;

import io.carillon.contract.Codec;
import io.carillon.contract.DtmfPolicy;
import io.carillon.contract.LegId;
import io.carillon.contract.MediaDirection;
import io.carillon.contract.MediaReport;
import io.carillon.contract.Repeated;
import io.carillon.contract.SwitchCommand;
import io.carillon.rtp.Protection;
import io.carillon.rtp.RemoteMedia;
import io.carillon.rtp.RtpEndpoint;
import io.carillon.rtp.pcm.AudioSink;
import io.carillon.sip.SipLeg;
import io.carillon.sip.sdp.AudioFormat;
import io.carillon.sip.sdp.MediaAddress;
import io.carillon.sip.sdp.OfferAnswer;
import io.carillon.sip.sdp.SessionDescription;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One leg of a call: its dialog, its media endpoint and what both ends agreed on. Touched only on the lane of its call.
 */
final class Leg {
    private static final int KNOWN_HOSTS = 4096;
    /** Characters of an IPv6 address with a scope, at most; what is longer is none and is not remembered. */
    private static final int LONGEST_HOST = 64;
    private static final Repeated<String, Optional<InetAddress>> HOSTS = new Repeated<>(KNOWN_HOSTS, Leg::read);

    private final LegId id;
    private final String signallingHost;
    private final LegSecurity security;
    private SipLeg sip;
    private RtpEndpoint rtp;
    private SessionDescription theirs;
    private SessionDescription ours;
    private MediaDirection wanted = MediaDirection.SENDRECV;
    private Codec codec;
    private RemoteMedia media;
    private boolean answered;
    private boolean confirmed;
    private Leg bridged;
    private boolean bereaved;
    private boolean pressesByInfo;
    private Exchange exchange = Exchange.NONE;
    private SwitchCommand.ApplyMedia postponed;
    private Speaking.Playing playing;
    private String mix;
    /** These three since they are needed, which they are in few calls. */
    private StarCodes codes;
    private Map<String, AudioSink> listeners = Map.of();
    private List<Runnable> whenReleased = List.of();

    /**
     * @param id the leg
     * @param signallingHost numeric address its SIP comes from, null when unknown
     * @param security what it may agree to of encrypted audio
     */
    Leg(LegId id, String signallingHost, LegSecurity security) {
        this.id = id;
        this.signallingHost = signallingHost;
        this.security = security;
    }

    LegSecurity security() {
        return security;
    }

    LegId id() {
        return id;
    }

    SipLeg sip() {
        return sip;
    }

    void sip(SipLeg dialog) {
        sip = dialog;
    }

    boolean inbound() {
        return sip.inbound();
    }

    RtpEndpoint rtp() {
        return rtp;
    }

    void rtp(RtpEndpoint endpoint) {
        rtp = endpoint;
    }

    boolean prefersIpv6() {
        if (theirs != null && !theirs.audio().address().isUnspecified()) {
            return theirs.audio().address().isIpv6();
        }
        return signallingHost != null && signallingHost.indexOf(':') >= 0;
    }

    /** Our own media address as this leg's device is told it. */
    MediaAddress address() {
        InetSocketAddress local = rtp.localRtp();
        String host = local.getAddress().getHostAddress();
        int scope = host.indexOf('%');
        return new MediaAddress(scope < 0 ? host : host.substring(0, scope), local.getPort(), rtp.rtcpPort());
    }

    /** The latest description the device sent, offer or answer; null when it sent none. */
    SessionDescription theirs() {
        return theirs;
    }

    /** The description in force that we sent; null before. */
    SessionDescription ours() {
        return ours;
    }

    /** A description that the device sent but which is not agreed on yet. */
    void offeredByDevice(SessionDescription offer) {
        theirs = offer;
    }

    /** The codec agreed on; null before. */
    Codec codec() {
        return codec;
    }

    /** What we want to do towards the device; {@code SENDRECV} unless the application holds the leg. */
    MediaDirection wanted() {
        return wanted;
    }

    void wanted(MediaDirection direction) {
        wanted = direction;
    }

    boolean isAnswered() {
        return answered;
    }

    void answered() {
        answered = true;
        if (rtp != null) {
            rtp.expectMedia();
        }
    }

    /** Whether both ends know that the leg is answered: an inbound one was acknowledged. */
    boolean isConfirmed() {
        return answered && (confirmed || !inbound());
    }

    void confirmed() {
        confirmed = true;
    }

    /** The leg whose audio it exchanges by the application's wish, or null. */
    Leg bridged() {
        return bridged;
    }

    void bridgeTo(Leg other) {
        unlink();
        other.unlink();
        bridged = other;
        other.bridged = this;
        bereaved = false;
        other.bereaved = false;
        mix = null;
        other.mix = null;
    }

    /** Name of the mix that it is in, null for none. */
    String mix() {
        return mix;
    }

    void mix(String name) {
        mix = name;
    }

    /** Whether the leg it was bridged to has ended and no other has taken its place. */
    boolean isBereaved() {
        return bereaved;
    }

    void unlink() {
        if (bridged != null) {
            bridged.bridged = null;
            bridged = null;
        }
    }

    /** The change of session under way. */
    Exchange exchange() {
        return exchange;
    }

    void exchange(Exchange next) {
        exchange = Objects.requireNonNull(next);
    }

    /** Keeps a change of media until the one under way is settled; only the newest counts. */
    void postpone(SwitchCommand.ApplyMedia command) {
        postponed = command;
    }

    /** Whether a change of media has waited for this moment. */
    boolean hasPostponed() {
        return postponed != null && exchange == Exchange.NONE;
    }

    SwitchCommand.ApplyMedia takePostponed() {
        SwitchCommand.ApplyMedia command = postponed;
        postponed = null;
        return command;
    }

    /** What the device does now, as both descriptions allow. */
    MediaDirection deviceDirection() {
        return OfferAnswer.answerDirection(ours.direction(), theirs.direction());
    }

    /** The device's offer was answered by us. */
    void agreeOnTheirOffer(SessionDescription offer, SessionDescription answer) {
        agree(offer, answer, answer.audio().preferred(), security.agreedOnTheirOffer(offer, answer));
    }

    /** Our offer was answered by the device. */
    void agreeOnOurOffer(SessionDescription offer, SessionDescription answer) {
        LegSecurity.Agreed agreed = security.agreedOnOurOffer(offer, answer);
        SessionDescription own = agreed.protection() == Protection.NONE ? offer.withoutWishedKeys() : offer;
        agree(answer, own, chosen(offer, answer), agreed);
    }

    /**
     * An answer may list more than was offered (RFC 3264 section 6.1), some phones always list all they can; what counts
     * is the first of them that we did offer.
     */
    private static AudioFormat chosen(SessionDescription offer, SessionDescription answer) {
        for (AudioFormat format : answer.audio().formats()) {
            if (format.isSpeech() && offer.audio().codecs().contains(format.codec())) {
                return format;
            }
        }
        return answer.audio().preferred();
    }

    private void agree(
            SessionDescription device, SessionDescription own, AudioFormat speech, LegSecurity.Agreed security) {
        theirs = device;
        ours = own;
        codec = speech == null ? codec : speech.codec();
        MediaAddress to = device.audio().address();
        InetAddress host = numeric(to.host());
        media = new RemoteMedia(
                host == null ? null : new InetSocketAddress(host, to.port()),
                host == null || to.rtcpPort() <= 0 ? null : new InetSocketAddress(host, to.rtcpPort()),
                numeric(signallingHost),
                deviceDirection(),
                SdpPayloads.of(own),
                SdpPayloads.of(device),
                codec,
                security.protection(),
                security.ice(),
                keys());
        rtp.remote(media);
    }

    /** Speaks what the other leg speaks, when that is among what both ends of this one have named (RFC 3264 section 7). */
    void speakLike(Leg other) {
        boolean named = ours.audio().codecs().contains(other.codec) && theirs.audio().codecs().contains(other.codec);
        if (named) {
            codec = other.codec;
            media = media.withCodec(codec);
            rtp.remote(media);
        }
    }

    /** Whether the device has agreed to keys in its audio, and its policy lets us use that. */
    boolean hearsKeys() {
        return sip.dtmf().allowsEvents() && ours != null && theirs != null
                && ours.audio().telephoneEventType() >= 0 && theirs.audio().telephoneEventType() >= 0;
    }

    /** Whether keys can be put into its audio, as events or as tones. */
    boolean takesKeys() {
        return hearsKeys() || sip.dtmf() == DtmfPolicy.INBAND;
    }

    private RemoteMedia.Keys keys() {
        if (sip.dtmf() == DtmfPolicy.INBAND) {
            return RemoteMedia.Keys.TONES;
        }
        return isToldOfKeys() ? RemoteMedia.Keys.TOLD : RemoteMedia.Keys.EVENTS;
    }

    /** The device has pressed a key by INFO: what sounds like keys in its audio as well are the same ones. */
    void pressesByInfo() {
        pressesByInfo = true;
    }

    /** Whether a key in its audio is one of its own, and not the sound of one that it tells by INFO. */
    boolean pressesInAudio() {
        return hearsKeys() || !pressesByInfo && sip.dtmf() != DtmfPolicy.INFO;
    }

    /** Whether the device hears of keys by signalling. */
    boolean isToldOfKeys() {
        return sip.dtmf() == DtmfPolicy.INFO || sip.dtmf() == DtmfPolicy.AUTO && !hearsKeys();
    }

    /** The codes of its keys. */
    StarCodes codes() {
        codes = codes == null ? new StarCodes() : codes;
        return codes;
    }

    /**
     * The address, or null for a host name: names are never looked up on a lane, the source of the audio is learned
     * instead.
     */
    private static InetAddress numeric(String host) {
        return host == null || host.length() > LONGEST_HOST ? null : HOSTS.of(host).orElse(null);
    }

    private static Optional<InetAddress> read(String host) {
        boolean numeric = (host.indexOf(':') >= 0 || host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9')));
        if (!numeric) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(host));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** The prompt or the music that it hears or is about to hear, null for none. */
    Speaking.Playing playing() {
        return playing;
    }

    void playing(Speaking.Playing now) {
        playing = now;
    }

    /** Lets somebody listen for something, in the place of who did; null for nobody. */
    void listener(String what, AudioSink now) {
        if (listeners.isEmpty()) {
            listeners = new HashMap<>(2);
        }
        AudioSink before = now == null ? listeners.remove(what) : listeners.put(what, now);
        if (before != null) {
            rtp.ignore(before);
        }
        if (now != null) {
            rtp.overhear(now);
        }
    }

    /** Has something done when the leg gives its ports back. */
    void whenReleased(Runnable what) {
        if (whenReleased.isEmpty()) {
            whenReleased = new ArrayList<>(1);
        }
        whenReleased.add(what);
    }

    /** Gives the ports back. */
    MediaReport release() {
        whenReleased.forEach(Runnable::run);
        whenReleased = List.of();
        if (bridged != null) {
            bridged.bereaved = true;
        }
        unlink();
        exchange = Exchange.NONE;
        MediaReport report = rtp == null ? MediaReport.NONE : rtp.close();
        return report.codec() == null && codec != null ? report.withCodec(codec) : report;
    }
}
