package io.carillon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.call.CallCodec;
import io.carillon.call.CallStatus;
import io.carillon.contract.AnswerJudged;
import io.carillon.contract.AnswerVerdict;
import io.carillon.contract.AppRequest;
import io.carillon.contract.BeepHeard;
import io.carillon.contract.CallId;
import io.carillon.contract.CallerIdentity;
import io.carillon.contract.Cause;
import io.carillon.contract.CodePressed;
import io.carillon.contract.DialledNumber;
import io.carillon.contract.Ids;
import io.carillon.contract.LegId;
import io.carillon.contract.PromptItem;
import io.carillon.contract.SoundCommand.PlayPrompt;
import io.carillon.contract.SwitchCommand.Dial;
import io.carillon.contract.SwitchCommand.HangUp;
import io.carillon.contract.SwitchCommand.ReportTransfer;
import io.carillon.feature.FeatureSwitch;
import io.carillon.feature.drop.DropRouting;
import io.carillon.feature.drop.MessageDrop;
import io.carillon.prompt.DropMessages.Found;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages left on answering machines. */
class DropTest {
    @TempDir
    Path dir;

    private final Map<String, Found> stored = new HashMap<>(Map.of("1", new Found("de", "default/drop-1")));
    private boolean away;
    private House house;

    @BeforeEach
    void twoTelephones() {
        house = new House(dir, FeatureSwitch.DEFAULTS, List.of(new DropRouting()), List.of(
                new MessageDrop((tenant, number, language) -> {
                    if (away) {
                        throw new IllegalStateException("no adapter");
                    }
                    return Optional.ofNullable(stored.get(number));
                }))).extension("1001").extension("1002");
    }

    @AfterEach
    void everybodyHangsUp() throws IOException {
        while (!house.phones.up().isEmpty()) {
            house.phones.hangsUp(house.phones.up().get(0).id());
        }
        house.phones.confirm();
        assertThat(house.records).isNotEmpty();
        house.close();
    }

    private List<PlayPrompt> said() {
        return house.phones.commands(PlayPrompt.class).stream()
                .filter(one -> one.prompt().id().equals("message")).toList();
    }

    private void isSaidTo(LegId machine) {
        assertThat(said()).hasSize(1);
        assertThat(said().get(0).leg()).isEqualTo(machine);
        assertThat(said().get(0).prompt().language()).isEqualTo("de");
        assertThat(said().get(0).prompt().items()).contains(new PromptItem.File("default/drop-1"));
    }

    /** Placed for 1001 with somebody listening for who answers. @return the call */
    private CallId listened() {
        CallId call = Ids.newCall();
        house.phones.asks(call, new AppRequest.Originate(
                "ann", House.aor("1001"), new DialledNumber("1002"), CallerIdentity.of("1002"), "", false, true));
        house.phones.answers(house.legTo("1001"));
        house.phones.answers(house.legTo("1002"));
        return call;
    }

    private void drops(CallId call, String target) {
        house.phones.asks(call, new AppRequest.TransferCall("ann", house.legTo("1001"), new DialledNumber(target)));
    }

    private void isFree(LegId agent) {
        assertThat(house.phones.commands(HangUp.class)).contains(new HangUp(agent, Cause.NORMAL_CLEARING));
    }

    @Test
    void whoHandsAMachineOnIsFreeAtOnceAndTheMachineHearsTheMessageToItsEnd() {
        CallId call = house.talking("1001", "1002");
        LegId machine = house.legTo("1002");
        LegId agent = house.phones.caller(call);
        house.phones.refers(agent, "*961");
        assertThat(house.phones.commands(ReportTransfer.class)).endsWith(new ReportTransfer(agent, 200, "OK"));
        isFree(agent);
        isSaidTo(machine);
        assertThat(house.live(call).status()).isEqualTo(CallStatus.HOSTED);
        house.phones.promptEnds(machine, "message");
        assertThat(house.phones.commands(HangUp.class)).endsWith(new HangUp(machine, Cause.NORMAL_CLEARING));
        house.phones.confirm();
        assertThat(house.onlyRecord().explain()).contains("left message 1");
    }

    @Test
    void theMessageWaitsForTheBeepWhenOneIsListenedFor() {
        CallId call = listened();
        LegId machine = house.legTo("1002");
        house.phones.feed(new AnswerJudged(call, machine, house.phones.now(), AnswerVerdict.MACHINE, "12 words"));
        drops(call, "*961");
        isFree(house.legTo("1001"));
        assertThat(said()).isEmpty();
        assertThat(CallCodec.decode(CallCodec.encode(house.live(call)))).isEqualTo(house.live(call));
        house.phones.feed(new BeepHeard(call, machine, house.phones.now(), 1000));
        isSaidTo(machine);
        house.phones.advance(Duration.ofSeconds(31));
        isSaidTo(machine);
        house.phones.promptEnds(machine, "message");
        house.phones.confirm();
        assertThat(house.onlyRecord().explain()).contains("leaves message 1 after the beep", "beep of 1000 Hz");
    }

    @Test
    void aBeepThatIsNeverHeardIsNotWaitedForForEver() {
        CallId call = listened();
        drops(call, "*961");
        house.phones.advance(Duration.ofSeconds(29));
        assertThat(said()).isEmpty();
        house.phones.advance(Duration.ofSeconds(2));
        isSaidTo(house.legTo("1002"));
    }

    @Test
    void afterTheBeepAndToPeopleTheMessageBeginsAtOnce() {
        CallId call = listened();
        LegId machine = house.legTo("1002");
        house.phones.feed(new AnswerJudged(call, machine, house.phones.now(), AnswerVerdict.MACHINE, "12 words"));
        house.phones.feed(new BeepHeard(call, machine, house.phones.now(), 1000));
        drops(call, "*961");
        isSaidTo(machine);
    }

    @Test
    void withoutAMessageTheMachineComesBack() {
        for (String target : List.of("*962", "*961")) {
            away = target.equals("*961");
            CallId call = house.talking("1001", "1002");
            int dials = house.phones.commands(Dial.class).size();
            house.phones.refers(house.phones.caller(call), target);
            assertThat(said()).isEmpty();
            assertThat(house.phones.commands(Dial.class)).hasSize(dials + 1);
            while (!house.phones.up().isEmpty()) {
                house.phones.hangsUp(house.phones.up().get(0).id());
            }
            house.phones.confirm();
        }
    }

    @Test
    void whoDialsTheCodeHearsTheMessage() {
        CallId call = house.call("1001", "*961");
        isSaidTo(house.phones.caller(call));
        house.phones.promptEnds(house.phones.caller(call), "message");
    }

    /** Between two of the house nobody is a machine: the key means nothing. */
    @Test
    void theKeyLeavesNothingToPeopleOfTheHouse() {
        CallId call = house.talking("1001", "1002");
        house.phones.feed(new CodePressed(call, house.phones.caller(call), house.phones.now(), "*9"));
        house.phones.feed(new CodePressed(call, house.legTo("1002"), house.phones.now(), "*9"));
        assertThat(house.live(call).status()).isEqualTo(CallStatus.ACTIVE);
        assertThat(said()).isEmpty();
    }
}
