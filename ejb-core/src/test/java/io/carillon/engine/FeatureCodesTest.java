package io.carillon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.call.CallStatus;
import io.carillon.cdr.Disposition;
import io.carillon.contract.CallId;
import io.carillon.contract.Cause;
import io.carillon.contract.LegId;
import io.carillon.contract.SoundCommand.PlayTone;
import io.carillon.contract.SwitchCommand.Answer;
import io.carillon.contract.SwitchCommand.Reject;
import io.carillon.contract.Tone;
import io.carillon.directory.CallForwarding;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Settings from the keypad. */
class FeatureCodesTest extends Scenario {
    private CallForwarding settings() {
        return house.extensions.get("1001").forwarding();
    }

    private Tone dial(String code) {
        CallId call = house.call("1001", code);
        LegId caller = house.phones.caller(call);
        assertThat(house.phones.commands(Answer.class)).contains(new Answer(caller, null));
        assertThat(house.live(call).status()).isEqualTo(CallStatus.HOSTED);
        var tones = house.phones.commands(PlayTone.class);
        house.phones.toneEnds(caller);
        assertThat(house.live(call)).isNull();
        return tones.get(tones.size() - 1).tone();
    }

    @Test
    void switchDoNotDisturb() {
        assertThat(dial("*78")).isEqualTo(Tone.CONFIRMATION);
        assertThat(settings().dnd()).isTrue();
        assertThat(dial("*79")).isEqualTo(Tone.CONFIRMATION);
        assertThat(settings().dnd()).isFalse();
        assertThat(house.records).extracting(r -> r.disposition()).containsOnly(Disposition.ANSWERED);
    }

    @Test
    void setAndClearEveryKindOfForwarding() {
        assertThat(dial("*721002")).isEqualTo(Tone.CONFIRMATION);
        assertThat(dial("*901003")).isEqualTo(Tone.CONFIRMATION);
        assertThat(dial("*921004")).isEqualTo(Tone.CONFIRMATION);
        assertThat(settings()).isEqualTo(new CallForwarding(false, "1002", "1003", "1004", 30));
        dial("*73");
        dial("*91");
        dial("*93");
        assertThat(settings()).isEqualTo(CallForwarding.NONE);
    }

    @Test
    void impossibleTargetsAreRefused() {
        assertThat(dial("*729999")).isEqualTo(Tone.REJECTED);
        assertThat(dial("*721001")).isEqualTo(Tone.REJECTED);
        assertThat(settings()).isEqualTo(CallForwarding.NONE);
    }

    @Test
    void databaseOutageIsHeardAsRefusal() {
        house.databaseUp = false;
        assertThat(dial("*78")).isEqualTo(Tone.REJECTED);
        assertThat(settings().dnd()).isFalse();
        house.commits.forEach(Runnable::run);
    }

    @Test
    void unknownCodeIsAnUnknownNumber() {
        house.call("1001", "*55");
        house.call("1001", "*72");
        assertThat(house.phones.commands(Reject.class)).extracting(Reject::cause).containsOnly(Cause.NOT_FOUND);
    }

    @Test
    void callerHangsUpDuringTheTone() {
        CallId call = house.call("1001", "*78");
        house.phones.hangsUp(house.phones.caller(call));
        assertThat(settings().dnd()).isTrue();
        assertThat(house.records).hasSize(1);
    }

    @Test
    void toneWhoseEndIsNeverReportedDoesNotKeepTheCall() {
        house.call("1001", "*78");
        house.phones.advance(Duration.ofSeconds(11));
        assertThat(house.records).hasSize(1);
    }

    @Test
    void nobodyIsForwardedToACode() {
        house.forwarding("1002", f -> f.withAll("*78"));
        house.call("1001", "1002");
        assertThat(house.only(Reject.class).cause()).isEqualTo(Cause.FORBIDDEN);
        assertThat(settings().dnd()).isFalse();
    }
}
