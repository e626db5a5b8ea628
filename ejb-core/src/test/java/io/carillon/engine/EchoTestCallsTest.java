package io.carillon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.CallId;
import io.carillon.contract.LegId;
import io.carillon.contract.PromptEnded;
import io.carillon.contract.PromptItem;
import io.carillon.contract.SoundCommand.PlayEcho;
import io.carillon.contract.SoundCommand.PlayPrompt;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody wants to hear himself. */
class EchoTestCallsTest extends Scenario {
    private CallId call;
    private LegId caller;

    @BeforeEach
    void dial() {
        call = house.call("1001", "*43");
        caller = house.phones.caller(call);
    }

    private List<String> said() {
        return house.phones.commands(PlayPrompt.class).stream()
                .map(command -> ((PromptItem.File) command.prompt().items().get(0)).name())
                .toList();
    }

    private int echoes() {
        return house.phones.commands(PlayEcho.class).size();
    }

    @Test
    void theCallerHearsWhatComesAndThenHimself() {
        assertThat(said()).containsExactly("echo-test");
        assertThat(echoes()).isZero();
        house.phones.promptEnds(caller, "explain");
        assertThat(house.only(PlayEcho.class)).isEqualTo(new PlayEcho(caller, 0));
        house.phones.presses(caller, "*");
        assertThat(said()).containsExactly("echo-test", "echo-test");
        house.phones.promptEnds(caller, "explain");
        assertThat(echoes()).isEqualTo(2);
        house.phones.presses(caller, "5#");
        assertThat(said()).endsWith("goodbye");
        house.phones.promptEnds(caller, "bye");
        assertThat(house.live(call)).isNull();
    }

    @Test
    void theKeyThatCutsTheExplanationShortDoesNothingElse() {
        house.phones.feed(new PromptEnded(call, caller, house.phones.now(), "explain", PromptEnded.Why.KEY));
        house.phones.presses(caller, "#");
        assertThat(said()).containsExactly("echo-test");
        assertThat(echoes()).isEqualTo(1);
        house.phones.presses(caller, "#");
        house.phones.promptEnds(caller, "bye");
        assertThat(house.live(call)).isNull();
    }

    @Test
    void whoForgetsToHangUpIsLetGo() {
        house.phones.promptEnds(caller, "explain");
        house.phones.advance(Duration.ofSeconds(301));
        assertThat(said()).endsWith("goodbye");
        house.phones.promptEnds(caller, "bye");
        assertThat(house.live(call)).isNull();
    }

    @Test
    void whoHangsUpIsGone() {
        house.phones.promptEnds(caller, "explain");
        house.phones.hangsUp(caller);
        assertThat(house.live(call)).isNull();
    }
}
