package io.carillon.rar;

import io.carillon.contract.Cause;
import io.carillon.contract.SoundCommand;
import io.carillon.contract.SwitchCommand;
import io.carillon.sip.sdp.AudioFormat;
import io.carillon.sip.sdp.AudioStream;
import io.carillon.sip.sdp.SessionDescription;
import java.util.ArrayList;
import java.util.List;

/**
 * Connects the audio of two answered legs, and sees to it that they speak the same codec where both can: what is relayed
 * costs a tenth of what is transcoded and sounds as it was sent.
 */
final class Bridging {
    private final MediaDoor media;

    Bridging(MediaDoor media) {
        this.media = media;
    }

    Outcome bridge(LiveCall call, SwitchCommand.Bridge command) {
        Leg a = call.leg(command.a());
        Leg b = call.leg(command.b());
        if (a == null || b == null || a == b) {
            return Outcome.DONE;
        }
        if (!a.isAnswered() || !b.isAnswered()) {
            return Outcome.failed("only answered legs can be bridged", Cause.SERVER_ERROR);
        }
        a.rtp().stopPlaying();
        b.rtp().stopPlaying();
        Speaking.replaced(call, a);
        Speaking.replaced(call, b);
        a.bridgeTo(b);
        media.bridge(a.rtp(), b.rtp());
        match(a, command);
        return Outcome.DONE;
    }

    /** After a change of session on a leg: whether it still fits the leg it is bridged to. */
    void recheck(Leg leg) {
        if (leg.bridged() != null) {
            match(leg, new SwitchCommand.Bridge(leg.id(), leg.bridged().id()));
        }
    }

    private void match(Leg a, SwitchCommand.Bridge command) {
        Leg b = a.bridged();
        boolean known = a.codec() != null && b.codec() != null;
        if (known && a.codec().equals(b.codec())) {
            return;
        }
        if (known && !canSpeak(a, b) && isTranscoded(a, b)) {
            b.speakLike(a);
            return;
        }
        if (a.exchange() != Exchange.NONE) {
            return;
        }
        if (!a.isConfirmed()) {
            a.exchange(new Exchange.MatchLater(command));
        } else if (known) {
            offerCodecOf(b, a, command);
        }
    }

    /** Whether two legs hear each other although their codecs differ. */
    static boolean isTranscoded(Leg a, Leg b) {
        return CommonGround.areSpoken(a, b);
    }

    /** Whether a device has said that it has the codec of the other. */
    private static boolean canSpeak(Leg leg, Leg like) {
        return leg.theirs().audio().codecs().contains(like.codec());
    }

    private static void offerCodecOf(Leg like, Leg leg, SwitchCommand.Bridge command) {
        SessionDescription bare = onlyCodecOf(like, CommonGround.offer(leg, like, like.theirs()))
                .withDirection(leg.wanted());
        leg.security().offer(bare).ifPresent(offer -> {
            leg.exchange(new Exchange.Matching(offer, command));
            leg.sip().offer(offer);
        });
    }

    private static SessionDescription onlyCodecOf(Leg leg, SessionDescription offer) {
        List<AudioFormat> kept = new ArrayList<>();
        for (AudioFormat format : offer.audio().formats()) {
            if (!format.isSpeech() || format.codec().equals(leg.codec())) {
                kept.add(format);
            }
        }
        AudioStream audio = offer.audio();
        return kept.stream().noneMatch(AudioFormat::isSpeech) ? offer : offer.withAudio(new AudioStream(
                audio.address(), audio.direction(), kept, audio.ptime(), audio.maxptime()));
    }

    Outcome playTone(LiveCall call, SoundCommand.PlayTone command) {
        Leg leg = call.leg(command.leg());
        if (leg == null) {
            return Outcome.DONE;
        }
        if (!leg.isAnswered()) {
            return Outcome.failed("a tone needs an answered leg", Cause.SERVER_ERROR);
        }
        if (leg.bridged() != null) {
            media.unbridge(leg.rtp());
            leg.unlink();
        }
        Speaking.replaced(call, leg);
        leg.rtp().play(command.tone());
        return Outcome.DONE;
    }
}
