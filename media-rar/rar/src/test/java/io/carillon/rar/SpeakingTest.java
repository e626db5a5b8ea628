package io.carillon.rar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.carillon.contract.Cause;
import io.carillon.contract.Codec;
import io.carillon.contract.DigitPressed;
import io.carillon.contract.MediaDirection;
import io.carillon.contract.Prompt;
import io.carillon.contract.PromptEnded;
import io.carillon.contract.PromptItem;
import io.carillon.contract.SoundCommand;
import io.carillon.contract.SwitchCommand;
import io.carillon.contract.Tone;
import io.carillon.sip.InfoBody;
import io.carillon.sip.sdp.SdpBody;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prompts, music and keys of somebody who talks with nobody. */
class SpeakingTest {
    private static final Prompt SHORT = prompt("short", true);
    private static final Prompt IMPORTANT = prompt("important", false);

    @TempDir
    private Path directory;

    private Rig rig;

    private static Prompt prompt(String id, boolean interruptible) {
        return new Prompt(id, "en", List.of(new PromptItem.Silence(Duration.ofMillis(100))), interruptible, 1);
    }

    @BeforeEach
    void set() throws Exception {
        rig = new Rig(directory);
    }

    @AfterEach
    void stop() {
        rig.recorded.studio().close();
        rig.timers.close();
    }

    private List<String> audio() {
        return rig.media.get(rig.a).done;
    }

    private void hears(Prompt prompt) {
        rig.invite(new SdpBody.Good(Rig.sdp(Codec.PCMU)));
        rig.command(new SwitchCommand.Answer(rig.a, null), new SoundCommand.PlayPrompt(rig.a, prompt));
    }

    private List<PromptEnded> ended() {
        return rig.heard.stream().filter(PromptEnded.class::isInstance).map(PromptEnded.class::cast).toList();
    }

    private List<Character> keys() {
        return rig.heard.stream().filter(DigitPressed.class::isInstance).map(in -> ((DigitPressed) in).key()).toList();
    }

    @Test
    void aPromptIsPlayedAndItsEndIsTold() {
        hears(SHORT);
        assertThat(audio()).containsExactly("play a source");
        rig.media.get(rig.a).ended.run();
        assertThat(ended()).extracting(PromptEnded::prompt, PromptEnded::why)
                .containsExactly(tuple("short", PromptEnded.Why.DONE));
    }

    @Test
    void whoHearsHimselfIsListenedToUntilHeHearsSomethingElse() {
        rig.connect(Rig.sdp(Codec.PCMU), Rig.sdp(Codec.PCMU));
        rig.command(new SoundCommand.PlayEcho(rig.a, 40));
        assertThat(audio()).endsWith("unbridge", "somebody overhears", "play a source");
        rig.command(new SoundCommand.PlayPrompt(rig.a, SHORT));
        assertThat(audio()).endsWith("ignored", "play a source");
        assertThat(rig.media.get(rig.a).overhearing).isEmpty();
    }

    @Test
    void aKeyEndsThePromptFirstAndIsTold() {
        hears(SHORT);
        rig.events.keyPressed(rig.call, rig.a, 11, 90);
        assertThat(audio()).containsExactly("play a source", "stop");
        assertThat(ended()).extracting(PromptEnded::why).containsExactly(PromptEnded.Why.KEY);
        assertThat(rig.kinds()).endsWith("PromptEnded", "DigitPressed");
        assertThat(keys()).containsExactly('#');
        rig.media.get(rig.a).ended.run();
        assertThat(ended()).hasSize(1);
    }

    @Test
    void aKeyByInfoIsTheSame() {
        hears(SHORT);
        rig.events.informed(rig.legs.get(rig.a), new InfoBody(
                "application/dtmf-relay", "Signal=7\r\nDuration=90\r\n".getBytes(StandardCharsets.US_ASCII)));
        assertThat(keys()).containsExactly('7');
    }

    @Test
    void whatMustBeHeardIsNotEndedByAKey() {
        hears(IMPORTANT);
        rig.events.keyPressed(rig.call, rig.a, 1, 90);
        assertThat(audio()).containsExactly("play a source");
        assertThat(ended()).isEmpty();
        assertThat(keys()).containsExactly('1');
    }

    @Test
    void whatIsStoppedOrReplacedIsToldAsStopped() {
        hears(SHORT);
        rig.command(new SoundCommand.PlayPrompt(rig.a, IMPORTANT));
        rig.command(new SoundCommand.StopPrompt(rig.a), new SoundCommand.StopPrompt(rig.a));
        rig.command(new SoundCommand.PlayPrompt(rig.a, SHORT), new SoundCommand.PlayTone(rig.a, Tone.RINGBACK));
        assertThat(ended()).extracting(PromptEnded::prompt).containsExactly("short", "important", "short");
        assertThat(ended()).extracting(PromptEnded::why).containsOnly(PromptEnded.Why.STOPPED);
    }

    @Test
    void aCallerWhoIsNotAnsweredHearsItAsEarlyMedia() {
        rig.invite(new SdpBody.Good(Rig.sdp(Codec.PCMU)));
        rig.command(new SoundCommand.PlayPrompt(rig.a, SHORT));
        assertThat(rig.legs.get(rig.a).sent).containsExactly("183+sdp");
        assertThat(audio()).containsExactly("play a source");
        rig.command(new SwitchCommand.Answer(rig.a, null));
        assertThat(rig.legs.get(rig.a).sent).containsExactly("183+sdp", "200");
    }

    @Test
    void aCallerWithoutAnOfferCannotHearUsBeforeTheAnswer() {
        rig.invite(new SdpBody.Absent());
        rig.command(new SoundCommand.PlayPrompt(rig.a, SHORT));
        assertThat(rig.kinds()).contains("CommandFailed");
    }

    @Test
    void aPromptEndsABridgeAndMusicDoesNot() {
        rig.connect(Rig.sdp(Codec.PCMU), Rig.sdp(Codec.PCMU));
        rig.command(new SoundCommand.PlayMusic(rig.a, "default"));
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> audio().contains("play a source"));
        assertThat(audio()).doesNotContain("unbridge");
        rig.command(new SoundCommand.StopMusic(rig.a), new SoundCommand.StopMusic(rig.a));
        assertThat(audio()).endsWith("play a source", "stop");
        rig.command(new SoundCommand.PlayPrompt(rig.a, SHORT));
        assertThat(audio()).endsWith("unbridge", "play a source");
    }

    @Test
    void whoHangsUpHearsNothingMoreAndNobodyIsTold() {
        hears(SHORT);
        rig.events.ended(rig.legs.get(rig.a), Cause.NORMAL_CLEARING, Instant.now());
        rig.media.get(rig.a).ended.run();
        assertThat(ended()).isEmpty();
        rig.command(new SoundCommand.PlayPrompt(rig.a, SHORT), new SoundCommand.StopPrompt(rig.a),
                new SoundCommand.PlayMusic(rig.a, "default"), new SoundCommand.StopMusic(rig.a));
        assertThat(rig.kinds()).doesNotContain("CommandFailed");
        assertThat(rig.table.size()).isZero();
    }

    @Test
    void whoeverHearsMusicGoesOnListeningWhenTheOtherWantsNoAudio() {
        rig.connect(Rig.sdp(Codec.PCMU), Rig.sdp(Codec.PCMU));
        rig.events.offered(rig.legs.get(rig.a), new SdpBody.Good(Rig.sdp(MediaDirection.INACTIVE, Codec.PCMU)), Instant.now());
        rig.command(new SwitchCommand.PassOffer(rig.a, rig.b, true));
        assertThat(rig.legs.get(rig.b).sdp.direction()).isEqualTo(MediaDirection.SENDONLY);
        rig.events.offerAnswered(rig.legs.get(rig.b), Rig.sdp(MediaDirection.RECVONLY, Codec.PCMU));
        assertThat(rig.legs.get(rig.a).sdp.direction()).isEqualTo(MediaDirection.INACTIVE);
    }
}
