package io.carillon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.call.CallCodec;
import io.carillon.call.CallStatus;
import io.carillon.call.HostAct;
import io.carillon.call.HostInput;
import io.carillon.call.HostReply;
import io.carillon.contract.AppRequest;
import io.carillon.contract.CallId;
import io.carillon.contract.Cause;
import io.carillon.contract.LegId;
import io.carillon.contract.Prompt;
import io.carillon.contract.PromptItem;
import io.carillon.contract.SoundCommand.PlayMusic;
import io.carillon.contract.SoundCommand.PlayPrompt;
import io.carillon.contract.SoundCommand.PlayTone;
import io.carillon.contract.SwitchCommand.Answer;
import io.carillon.contract.SwitchCommand.Bridge;
import io.carillon.contract.SwitchCommand.Dial;
import io.carillon.dialplan.FeatureCode;
import io.carillon.dialplan.Match;
import io.carillon.feature.FeatureSwitch;
import io.carillon.feature.HostView;
import io.carillon.feature.HostingFeature;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A caller who stays with a feature while others ring for it. */
class OfferedCallsTest extends Scenario {
    private static final Duration RINGS = Duration.ofSeconds(15);

    /** Plays music, offers the caller when told to whom, and says what it heard. */
    private static final class Keeper implements HostingFeature {
        private final List<HostInput> heard = new ArrayList<>();

        @Override
        public String id() {
            return "keeper";
        }

        @Override
        public List<FeatureCode> codes() {
            return List.of(new FeatureCode("*600 keep me", new Match.Exact("*600"), id()));
        }

        @Override
        public HostReply hear(HostView view, HostInput input) {
            heard.add(input);
            if (input instanceof HostInput.Told told) {
                return new HostReply.Offer("*600", List.of(told.word().split(",")), RINGS, "offered");
            }
            if (input instanceof HostInput.Pressed pressed) {
                return pressed.key() == '0' ? new HostReply.SendTo("1004", "sent") : new HostReply.Leave(Cause.BUSY);
            }
            if (input instanceof HostInput.TimedOut) {
                return new HostReply.Stay("said", List.of(new HostAct.Say(
                        new Prompt("place", "en", List.of(new PromptItem.File("welcome"))))));
            }
            if (input instanceof HostInput.CameBack back && back.cause().equals(Cause.LOOP)) {
                return new HostReply.Leave(Cause.NO_ANSWER);
            }
            return new HostReply.Stay("waits", List.of(
                    new HostAct.Music("jazz"), new HostAct.Wait("place", Duration.ofSeconds(10))));
        }
    }

    private final Keeper keeper = new Keeper();
    private CallId call;
    private LegId caller;

    @BeforeEach
    void dial() throws IOException {
        house.close();
        house = new House(dir.resolve("kept"), FeatureSwitch.DEFAULTS, List.of(), List.of(keeper));
        house.extension("1001").extension("1002").extension("1003").extension("1004");
        call = house.call("1001", "*600");
        caller = house.phones.caller(call);
    }

    @AfterEach
    void everybodyHangsUp() {
        while (!house.phones.up().isEmpty()) {
            house.phones.hangsUp(house.phones.up().get(0).id());
        }
    }

    private void offered(String members) {
        house.phones.asks(call, new AppRequest.TellFeature("", members));
    }

    private HostInput last() {
        return keeper.heard.get(keeper.heard.size() - 1);
    }

    @Test
    void theCallerIsAnsweredAndHearsMusicOfTheClass() {
        assertThat(house.phones.commands(Answer.class)).containsExactly(new Answer(caller, null));
        assertThat(house.phones.commands(PlayMusic.class)).containsExactly(new PlayMusic(caller, "jazz"));
    }

    @Test
    void whoAnswersHasTheCallerWhoHasHeardNothingRing() {
        offered("1002,1003");
        assertThat(house.phones.commands(Dial.class)).hasSize(2);
        house.phones.rings(house.legTo("1002"));
        house.phones.answers(house.legTo("1003"));
        assertThat(house.phones.commands(PlayTone.class)).isEmpty();
        assertThat(house.phones.commands(Bridge.class)).containsExactly(new Bridge(caller, house.legTo("1003")));
        assertThat(house.live(call).status()).isEqualTo(CallStatus.ACTIVE);
        assertThat(house.live(call).leg(house.legTo("1003")).group()).isEqualTo("*600");
        assertThat(house.phones.up()).hasSize(2);
        assertThat(house.phones.timers()).containsExactly("limit");
    }

    @Test
    void whoAnswersTooLateIsLetGo() {
        offered("1002,1003");
        house.phones.withhold();
        house.phones.answers(house.legTo("1002"));
        house.phones.answers(house.legTo("1003"));
        house.phones.confirm();
        assertThat(house.phones.commands(Bridge.class)).hasSize(1);
        assertThat(house.phones.up()).hasSize(2);
    }

    @Test
    void theCallerGoesOnHearingWhatTheFeatureSays() {
        offered("1002");
        house.phones.advance(Duration.ofSeconds(11));
        assertThat(house.phones.commands(PlayPrompt.class)).hasSize(1);
        assertThat(CallCodec.decode(CallCodec.encode(house.live(call)))).isEqualTo(house.live(call));
        house.phones.promptEnds(caller, "place");
        assertThat(house.phones.commands(PlayMusic.class)).hasSize(2);
        house.phones.answers(house.legTo("1002"));
        assertThat(house.live(call).status()).isEqualTo(CallStatus.ACTIVE);
    }

    @Test
    void whenNobodyAnswersTheFeatureHearsOfIt() {
        offered("1002");
        house.phones.rings(house.legTo("1002"));
        house.phones.advance(Duration.ofSeconds(16));
        assertThat(last()).isEqualTo(new HostInput.CameBack(Cause.NO_ANSWER));
        assertThat(house.live(call).status()).isEqualTo(CallStatus.HOSTED);
        assertThat(house.phones.up()).hasSize(1);
    }

    @Test
    void whoHasForwardedDoesNotSendTheCallerOn() {
        house.forwarding("1002", f -> f.withAll("1003"));
        offered("1002");
        house.phones.rejects(house.legTo("1002"), Cause.BUSY);
        assertThat(house.phones.commands(Dial.class)).hasSize(1);
        assertThat(last()).isInstanceOf(HostInput.CameBack.class);
    }

    @Test
    void whoDoesNotWantToBeDisturbedIsNotRung() {
        house.forwarding("1002", f -> f.withDnd(true));
        offered("1002");
        assertThat(house.phones.commands(Dial.class)).isEmpty();
        assertThat(last()).isInstanceOf(HostInput.CameBack.class);
    }

    @Test
    void theFeatureMayThinkBetterOfItWhileItRings() {
        offered("1002");
        house.phones.presses(caller, "0");
        assertThat(house.phones.leg(house.legTo("1002")).isOver()).isTrue();
        house.phones.answers(house.legTo("1004"));
        assertThat(house.live(call).status()).isEqualTo(CallStatus.ACTIVE);
    }

    @Test
    void theFeatureMayLetTheCallerGoWhileItRings() {
        offered("1002");
        house.phones.presses(caller, "9");
        assertThat(house.live(call)).isNull();
    }

    @Test
    void aCallerWhoHangsUpTakesTheRingingAlong() {
        offered("1002,1003");
        house.phones.hangsUp(caller);
        assertThat(house.phones.up()).isEmpty();
        assertThat(house.live(call)).isNull();
    }

    @Test
    void whatIsSaidToNobodyMeansNothing() {
        CallId talk = house.talking("1002", "1003");
        house.phones.asks(talk, new AppRequest.TellFeature("", "1004"));
        assertThat(house.live(talk).status()).isEqualTo(CallStatus.ACTIVE);
    }

    @Test
    void whoIsOfferedForEverIsStopped() {
        for (int i = 0; i < 60 && house.live(call) != null; i++) {
            offered("1002");
            house.phones.advance(Duration.ofSeconds(16));
        }
        assertThat(house.live(call)).isNull();
        assertThat(keeper.heard).contains(new HostInput.CameBack(Cause.LOOP));
    }
}
