package io.carillon.sip.sdp;

import io.carillon.contract.Codec;
import io.carillon.contract.MediaDirection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Offers and answers for the legs of a call whose audio we relay (RFC 3264). Pure functions: addresses and ports are
 * always our own, encryption, ICE and everything else of the peer's description stays behind.
 */
public final class OfferAnswer {
    /** RFC 3551 section 4.5.11; its numbers are those of whoever offers it. */
    private static final String LINEAR = "L16";
    private static final int LINEAR_WIDE = 126;
    private static final int LINEAR_NARROW = 127;

    /**
     * What the adapter can do by itself (tones, prompts), in order of preference; G.722 first would oblige us to 16
     * kHz.
     */
    private static final List<AudioFormat> OWN = List.of(
            AudioFormat.of(0, Codec.PCMU),
            AudioFormat.of(8, Codec.PCMA),
            AudioFormat.of(9, Codec.G722),
            new AudioFormat(101, new Codec(AudioFormat.TELEPHONE_EVENT, 8000), 1, "0-16"));

    private static final AudioFormat EVENTS = OWN.get(3);

    /** What the adapter can make out of and into one another, the cheapest first. */
    private static final List<AudioFormat> SPOKEN = List.of(
            OWN.get(0), OWN.get(1), OWN.get(2),
            AudioFormat.of(LINEAR_WIDE, new Codec(LINEAR, 16000)),
            AudioFormat.of(LINEAR_NARROW, new Codec(LINEAR, 8000)));

    /**
     * What the adapter can make as well, but only for a few devices at a time. We are best told to in the width that we speak,
     * one channel, silence as sound and each packet with a rough copy of the one before (RFC 7587 section 6.1).
     */
    private static final AudioFormat COSTLY = new AudioFormat(111, Codec.OPUS, 2,
            "maxplaybackrate=16000;sprop-maxcapturerate=16000;stereo=0;useinbandfec=1;usedtx=0");

    private static final List<AudioFormat> ALL_SPOKEN = Stream.concat(SPOKEN.stream(), Stream.of(COSTLY)).toList();

    private static final int PTIME = 20;
    private static final int FIRST_EVENTS = 101;
    private static final int LAST_DYNAMIC = 127;

    private OfferAnswer() {}

    /**
     * An offer to one device made from what another one offered or answered: same codecs in the same order with the
     * same numbers, parameters and packet time, but our address. When we can transcode one of them, those that we can
     * make of it follow, because a device that has none of the first shall be talked with nevertheless. Streams other than
     * audio are not offered on. Telephone events are offered even when that device has none: its keys come by INFO then.
     *
     * @param peer the other leg's description
     * @param ours our address for the leg that gets the offer
     */
    public static SessionDescription offerFrom(SessionDescription peer, MediaAddress ours) {
        return offerFrom(peer, ours, false);
    }

    /**
     * The same offer where what is costly can be made, too: for a device that has Opus alone all that we can make of it follows,
     * with telephone events by the clock of that.
     */
    public static SessionDescription costlyOfferFrom(SessionDescription peer, MediaAddress ours) {
        return offerFrom(peer, ours, true);
    }

    private static SessionDescription offerFrom(SessionDescription peer, MediaAddress ours, boolean costly) {
        AudioStream audio = peer.audio();
        List<AudioFormat> formats = withSpoken(withEvents(audio), costly);
        return SessionDescription.of(
                new AudioStream(ours, audio.direction(), formats, audio.ptime(), audio.maxptime()));
    }

    /** The formats of a stream; one without telephone events gets them, as fast as its first codec (RFC 4733). */
    private static List<AudioFormat> withEvents(AudioStream audio) {
        return audio.telephoneEventType() >= 0 || audio.preferred() == null
                ? audio.formats()
                : withEvents(audio.formats(), audio.preferred().codec().clockRate());
    }

    private static List<AudioFormat> withEvents(List<AudioFormat> before, int clock) {
        int type = FIRST_EVENTS;
        while (hasNumber(before, type)) {
            type++;
        }
        if (type > LAST_DYNAMIC) {
            return before;
        }
        List<AudioFormat> formats = new ArrayList<>(before);
        formats.add(new AudioFormat(type, Codec.named(AudioFormat.TELEPHONE_EVENT, clock), 1, "0-15"));
        return formats;
    }

    /** The formats and, behind the last of speech, those that one of them can be transcoded to. */
    private static List<AudioFormat> withSpoken(List<AudioFormat> formats, boolean costly) {
        boolean cheap = formats.stream().anyMatch(format -> has(SPOKEN, format));
        if (!cheap && !(costly && has(formats, COSTLY))) {
            return formats;
        }
        List<AudioFormat> spoken = withOwn(formats);
        boolean usual = spoken.stream().anyMatch(format -> format.isTelephoneEvent() && format.matches(EVENTS));
        return cheap || usual ? spoken : withEvents(spoken, EVENTS.codec().clockRate());
    }

    private static List<AudioFormat> withOwn(List<AudioFormat> formats) {
        List<AudioFormat> more = new ArrayList<>(formats);
        int behind = 0;
        for (int i = 0; i < formats.size(); i++) {
            behind = formats.get(i).isSpeech() ? i + 1 : behind;
        }
        for (AudioFormat own : OWN) {
            if (own.isSpeech() && !has(formats, own) && !hasNumber(formats, own.payloadType())) {
                more.add(behind++, own);
            }
        }
        return more;
    }

    /** An offer of what we can do ourselves: PCMU, PCMA, G.722 and telephone-event. */
    public static SessionDescription ownOffer(MediaAddress ours, MediaDirection direction) {
        return SessionDescription.of(new AudioStream(ours, direction, OWN, PTIME, 0));
    }

    /** The same offer to a device that may have nothing but what is costly: that stands behind all else. */
    public static SessionDescription withCostly(SessionDescription offer) {
        List<AudioFormat> formats = offer.audio().formats();
        int type = COSTLY.payloadType();
        while (type <= LAST_DYNAMIC && hasNumber(formats, type)) {
            type++;
        }
        if (has(formats, COSTLY) || type > LAST_DYNAMIC) {
            return offer;
        }
        List<AudioFormat> more = new ArrayList<>(formats);
        more.add(COSTLY.numbered(type));
        AudioStream audio = offer.audio();
        return offer.withAudio(new AudioStream(audio.address(), audio.direction(), more, audio.ptime(), audio.maxptime()));
    }

    /**
     * The answer to a device's offer, made from the answer the other device gave to our copy of it. Codecs stand in
     * the order of the other device's answer, numbered as the offerer numbered them. When they have none in common, the
     * answer has those that we can transcode, if we can transcode what the other device speaks.
     *
     * @param offer what the device offered
     * @param peerAnswer what the other device answered or offers
     * @param ours our address for the leg that gets the answer
     * @return empty when the two have no speech codec in common and we cannot transcode
     */
    public static Optional<SessionDescription> answerFrom(
            SessionDescription offer, SessionDescription peerAnswer, MediaAddress ours) {
        return answerFrom(offer, peerAnswer, ours, SPOKEN);
    }

    /** The same answer where what is costly can be made, too. */
    public static Optional<SessionDescription> costlyAnswerFrom(
            SessionDescription offer, SessionDescription peerAnswer, MediaAddress ours) {
        return answerFrom(offer, peerAnswer, ours, ALL_SPOKEN);
    }

    private static Optional<SessionDescription> answerFrom(
            SessionDescription offer, SessionDescription peerAnswer, MediaAddress ours, List<AudioFormat> spoken) {
        List<AudioFormat> common = common(offer.audio().formats(), peerAnswer.audio().formats());
        if (!hasSpeech(common) && peerAnswer.audio().preferred() != null && has(spoken, peerAnswer.audio().preferred())) {
            common = common(offer.audio().formats(), spoken);
        }
        addEvents(common, offer.audio().formats());
        MediaDirection direction = answerDirection(offer.direction(), peerAnswer.direction());
        return answer(offer, common, new AudioStream(
                ours, direction, peerAnswer.audio().formats(), peerAnswer.audio().ptime(), 0));
    }

    /**
     * The answer we give on our own, from what we can do ourselves; the offerer's order decides.
     *
     * @param offer what the device offered
     * @param ours our address
     * @param wanted what we want to do; the offer may allow less
     * @return empty when we have none of its codecs
     */
    public static Optional<SessionDescription> ownAnswer(
            SessionDescription offer, MediaAddress ours, MediaDirection wanted) {
        return limitedAnswer(offer, OWN, ours, wanted);
    }

    /** The answer to a device that has none of that, but what is costly. Empty when it has not even that. */
    public static Optional<SessionDescription> costlyAnswer(
            SessionDescription offer, MediaAddress ours, MediaDirection wanted) {
        List<AudioFormat> common = common(offer.audio().formats(), List.of(COSTLY));
        addEvents(common, offer.audio().formats());
        return answer(offer, common, new AudioStream(
                ours, answerDirection(offer.direction(), wanted), List.of(COSTLY), offer.audio().ptime(), 0));
    }

    /** Whether what a description prefers is costly to make. */
    public static boolean isCostly(SessionDescription sdp) {
        return sdp.audio().preferred() != null && sdp.audio().preferred().matches(COSTLY);
    }

    /**
     * The answer to a re-offer without asking the peer: what is agreed already stays agreed.
     *
     * @param offer the device's new offer
     * @param agreed the description in force towards this device (ours)
     * @param wanted what we want to do
     * @return empty when the new offer has none of the codecs in force
     */
    public static Optional<SessionDescription> sameAnswer(
            SessionDescription offer, SessionDescription agreed, MediaDirection wanted) {
        return limitedAnswer(offer, agreed.audio().formats(), agreed.audio().address(), wanted);
    }

    private static Optional<SessionDescription> limitedAnswer(
            SessionDescription offer, List<AudioFormat> able, MediaAddress ours, MediaDirection wanted) {
        List<AudioFormat> common = new ArrayList<>();
        for (AudioFormat offered : offer.audio().formats()) {
            if (has(able, offered) || able == OWN && isOwnNoise(offered) && !offer.audio().carriage().isDtls()) {
                common.add(offered);
            }
        }
        MediaDirection direction = answerDirection(offer.direction(), wanted);
        return answer(offer, common, new AudioStream(ours, direction, able, offer.audio().ptime(), 0));
    }

    private static Optional<SessionDescription> answer(
            SessionDescription offer, List<AudioFormat> common, AudioStream shape) {
        if (!hasSpeech(common)) {
            return Optional.empty();
        }
        AudioStream audio = new AudioStream(
                shape.address(), shape.direction(), common, shape.ptime(), shape.maxptime(), offer.audio().profile(),
                Carriage.PLAIN);
        return Optional.of(new SessionDescription(SdpOrigin.UNSENT, audio, offer.audioIndex(), offer.others()));
    }

    /**
     * Silence that costs nothing is taken from telephones that offer it, at the clock of what we speak; we do not ask for it. Not from
     * browsers: one that may leave out silence decides by itself what is speech, and sends nothing at all for the rest.
     */
    private static boolean isOwnNoise(AudioFormat offered) {
        return offered.isComfortNoise() && offered.codec().clockRate() == OWN.get(0).codec().clockRate();
    }

    /**
     * Formats of {@code able} that {@code offered} also has, in the order of {@code able}, numbered as in {@code
     * offered}.
     */
    private static List<AudioFormat> common(List<AudioFormat> offered, List<AudioFormat> able) {
        List<AudioFormat> common = new ArrayList<>();
        for (AudioFormat mine : able) {
            for (AudioFormat theirs : offered) {
                if (theirs.matches(mine) && !hasNumber(common, theirs.payloadType())) {
                    common.add(mine.numbered(theirs.payloadType()));
                    break;
                }
            }
        }
        return common;
    }

    /** Keys are taken as events from whoever offers them; a device without them is told by INFO. */
    private static void addEvents(List<AudioFormat> common, List<AudioFormat> offered) {
        if (common.stream().noneMatch(AudioFormat::isTelephoneEvent)) {
            offered.stream().filter(AudioFormat::isTelephoneEvent).forEach(common::add);
        }
    }

    private static boolean has(List<AudioFormat> formats, AudioFormat wanted) {
        for (AudioFormat format : formats) {
            if (format.matches(wanted)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasNumber(List<AudioFormat> formats, int payloadType) {
        for (AudioFormat format : formats) {
            if (format.payloadType() == payloadType) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasSpeech(List<AudioFormat> formats) {
        for (AudioFormat format : formats) {
            if (format.isSpeech()) {
                return true;
            }
        }
        return false;
    }

    /**
     * The direction of an answer (RFC 3264 section 6.1): as much of what we want as the offer allows.
     *
     * @param offered direction in the offer, seen by the offerer
     * @param wanted what the answerer wants, seen by the answerer
     */
    public static MediaDirection answerDirection(MediaDirection offered, MediaDirection wanted) {
        boolean send = sends(wanted) && receives(offered);
        boolean receive = receives(wanted) && sends(offered);
        return of(send, receive);
    }

    /** The same stream seen from the other end. */
    public static MediaDirection reversed(MediaDirection direction) {
        return of(receives(direction), sends(direction));
    }

    /** Whether a description with this direction announces audio from its sender. */
    public static boolean sends(MediaDirection direction) {
        return direction == MediaDirection.SENDRECV || direction == MediaDirection.SENDONLY;
    }

    /** Whether the sender of a description with this direction wants to get audio. */
    public static boolean receives(MediaDirection direction) {
        return direction == MediaDirection.SENDRECV || direction == MediaDirection.RECVONLY;
    }

    private static MediaDirection of(boolean send, boolean receive) {
        if (send) {
            return receive ? MediaDirection.SENDRECV : MediaDirection.SENDONLY;
        }
        return receive ? MediaDirection.RECVONLY : MediaDirection.INACTIVE;
    }

    /**
     * How payload types are renumbered between two bridged legs. A device sends with the numbers that the other side's
     * description gave; when both legs number a codec alike nothing has to be changed.
     *
     * @param sentBy the description we gave to the leg that sends (its numbers are what it uses)
     * @param wantedBy the description of the device that receives
     * @return changed numbers only; empty means relay as it is
     */
    public static Map<Integer, Integer> renumbering(SessionDescription sentBy, SessionDescription wantedBy) {
        Map<Integer, Integer> changed = new HashMap<>();
        for (AudioFormat from : sentBy.audio().formats()) {
            for (AudioFormat to : wantedBy.audio().formats()) {
                if (from.matches(to)) {
                    if (from.payloadType() != to.payloadType()) {
                        changed.put(from.payloadType(), to.payloadType());
                    }
                    break;
                }
            }
        }
        return changed;
    }

    /** Whether two legs agreed on the same speech codec, so that their audio can be relayed untouched. */
    public static boolean sameCodec(SessionDescription a, SessionDescription b) {
        AudioFormat first = a.audio().preferred();
        AudioFormat second = b.audio().preferred();
        return first != null && second != null && first.matches(second);
    }
}
