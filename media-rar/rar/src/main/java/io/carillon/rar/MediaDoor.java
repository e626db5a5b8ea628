package io.carillon.rar;

import io.carillon.contract.CallId;
import io.carillon.contract.GroupStream;
import io.carillon.contract.LegId;
import io.carillon.contract.SpeechLimits;
import io.carillon.rtp.MixPlace;
import io.carillon.rtp.RtpEndpoint;
import io.carillon.rtp.answer.AnswerRules;
import io.carillon.rtp.pcm.AudioSource;
import io.carillon.rtp.prompt.PromptStudio;
import io.carillon.rtp.tap.FileAbout;
import io.carillon.rtp.tap.Recording;
import io.carillon.rtp.tap.Tap;
import io.carillon.rtp.transcript.Transcriber;
import java.util.Optional;

/** What calls need of the media engine. */
interface MediaDoor {
    /** Reserves ports for a leg; empty when there are none left. */
    Optional<RtpEndpoint> open(CallId call, LegId leg, boolean ipv6);

    /** Relays audio between two endpoints; each leaves the bridge it was in. */
    void bridge(RtpEndpoint a, RtpEndpoint b);

    /** Lets an endpoint hear and be heard in a mix; it leaves its bridge. */
    void joinMix(RtpEndpoint endpoint, MixPlace place);

    /** Takes an endpoint out of its mix. */
    void leaveMix(RtpEndpoint endpoint);

    /** Lets all in a mix hear something besides, but one of them. */
    void announce(String mix, AudioSource source, LegId but);

    /** Lets a multicast group hear all that is said in a mix. @return why not, null when it does */
    String multicast(String mix, GroupStream to);

    /** Records all that is said in a mix; false when nobody is in it. */
    boolean recordMix(String mix, Recording recording);

    /** Ends a recording of a mix, if it goes on. */
    void stopRecordingMix(String mix, String id);

    /** Ends the bridge of an endpoint. */
    void unbridge(RtpEndpoint endpoint);

    /** Where prompts and music come from. */
    PromptStudio studio();

    /** How people are told from machines. */
    AnswerRules answerRules();

    /** Understands what people say. */
    Transcriber transcriber();

    /** Begins a recording; never waits for the storage. */
    Recording record(String id, int rate, FileAbout about);

    /** The same with one channel, whatever the settings say. */
    Recording recordMixed(String id, int rate, FileAbout about);

    /** Begins the recording of somebody who speaks alone; never waits for the storage. */
    Recording record(String id, int rate, FileAbout about, SpeechLimits limits);

    /** Records what an endpoint says that is bridged to none. */
    void tap(RtpEndpoint endpoint, Tap tap);

    /** Records what two bridged endpoints say. */
    void tap(RtpEndpoint left, RtpEndpoint right, Tap tap);

    /** What an endpoint says is not recorded any more. */
    void untap(RtpEndpoint endpoint);
}
