package io.carillon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.call.CallCodec;
import io.carillon.cdr.Disposition;
import io.carillon.contract.AppRequest;
import io.carillon.contract.CallId;
import io.carillon.contract.CallerIdentity;
import io.carillon.contract.Cause;
import io.carillon.contract.Codec;
import io.carillon.contract.CommandFailed;
import io.carillon.contract.DialledNumber;
import io.carillon.contract.GroupStream;
import io.carillon.contract.Ids;
import io.carillon.contract.LegId;
import io.carillon.contract.MixRole;
import io.carillon.contract.SwitchCommand.Answer;
import io.carillon.contract.SwitchCommand.Dial;
import io.carillon.contract.SwitchCommand.HangUp;
import io.carillon.contract.SwitchCommand.JoinMix;
import io.carillon.contract.SwitchCommand.Multicast;
import io.carillon.contract.SwitchCommand.Reject;
import io.carillon.paging.PageZone;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody speaks through the telephones of others. */
class PageZonesTest extends Scenario {
    @BeforeEach
    void zones() {
        zone(new PageZone(true, "Hall", List.of("1001", "1002", "1003"), false, List.of(), 60));
    }

    private void zone(PageZone zone) {
        house.hosted(Map.of("750", zone));
    }

    private List<String> dialled() {
        return house.phones.commands(Dial.class).stream().map(dial -> dial.target().uri()).toList();
    }

    private Cause refused() {
        return house.only(Reject.class).cause();
    }

    @Test
    void membersAnswerByThemselvesAndHearWhoSpeaks() {
        house.extension("1002", "a", "b");
        CallId call = house.call("1001", "750");
        LegId speaker = house.phones.caller(call);
        assertThat(dialled()).containsExactly("sip:1002@a", "sip:1002@b", "sip:1003@a");
        assertThat(house.phones.commands(Dial.class)).allMatch(dial -> dial.notes().autoAnswer());
        assertThat(house.phones.commands(Answer.class)).as("nobody listens yet").isEmpty();
        house.phones.answers(house.legTo("1003"));
        assertThat(house.phones.commands(Answer.class)).containsExactly(new Answer(speaker, null));
        house.phones.answers(house.legTo("1002", "b"));
        assertThat(house.phones.commands(JoinMix.class)).containsExactly(
                new JoinMix(speaker, call.value(), MixRole.TALKS, null),
                new JoinMix(house.legTo("1003"), call.value(), MixRole.LISTENS, null),
                new JoinMix(house.legTo("1002", "b"), call.value(), MixRole.LISTENS, null));
        assertThat(CallCodec.decode(CallCodec.encode(house.live(call)))).isEqualTo(house.live(call));
        house.phones.hangsUp(speaker);
        assertThat(house.phones.up()).isEmpty();
        assertThat(house.onlyRecord().disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(house.onlyRecord().legs()).hasSize(4);
    }

    private static PageZone withGroup(String... members) {
        return new PageZone(true, "Hall", List.of(members), false, List.of(), 60, "239.255.1.1:5004", "G722");
    }

    @Test
    void aGroupHearsAtOnceAndTelephonesWhenTheyAnswer() {
        zone(withGroup("1002"));
        CallId call = house.call("1001", "750");
        LegId speaker = house.phones.caller(call);
        assertThat(house.phones.commands(Answer.class)).containsExactly(new Answer(speaker, null));
        assertThat(house.only(Multicast.class)).isEqualTo(
                new Multicast(call.value(), new GroupStream("239.255.1.1", 5004, Codec.G722)));
        assertThat(CallCodec.decode(CallCodec.encode(house.live(call)))).isEqualTo(house.live(call));
        house.phones.answers(house.legTo("1002"));
        assertThat(house.phones.commands(JoinMix.class)).containsExactly(
                new JoinMix(speaker, call.value(), MixRole.TALKS, null),
                new JoinMix(house.legTo("1002"), call.value(), MixRole.LISTENS, null));
        assertThat(house.phones.commands(Answer.class)).hasSize(1);
        house.phones.hangsUp(house.legTo("1002"));
        assertThat(house.live(call)).as("the group listens on").isNotNull();
        house.phones.hangsUp(speaker);
        assertThat(house.onlyRecord().disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(house.eventTypes()).containsOnlyOnce("call.answered");
    }

    @Test
    void aGroupAloneIsEnoughAndIsSpokenToForAsLongAsTheZoneAllows() {
        zone(withGroup());
        CallId call = house.call("1001", "750");
        house.phones.advance(Duration.ofSeconds(59));
        assertThat(house.live(call)).isNotNull();
        house.phones.advance(Duration.ofSeconds(2));
        assertThat(house.live(call)).isNull();
        assertThat(house.onlyRecord().explain()).contains("239.255.1.1:5004");
    }

    @Test
    void aGroupThatCannotBeSpokenToEndsTheCall() {
        zone(withGroup());
        CallId call = house.call("1001", "750");
        house.phones.feed(new CommandFailed(
                call, house.phones.now(), house.only(Multicast.class), "no route", Cause.SERVER_ERROR));
        assertThat(house.live(call)).isNull();
        assertThat(house.onlyRecord().cause()).isEqualTo(Cause.SERVER_ERROR);
    }

    @ParameterizedTest
    @CsvSource({"239.255.1.1:5004,true", "224.0.1.75:1024,true", "224.0.0.5:5004,false", "10.0.0.1:5004,false",
        "240.0.0.1:5004,false", "239.256.1.1:5004,false", "239.255.1.1:80,false", "239.255.1.1:70000,false",
        "239.255.1.1,false", "239.255.01.1:5004,false", "localhost:5004,false"})
    void groupsAreMulticastAddresses(String text, boolean is) {
        assertThat(PageZone.isGroup(text)).isEqualTo(is);
    }

    @Test
    void whoIsInACallOrDoesNotWantToBeDisturbedIsLeftOut() {
        house.extension("1005");
        CallId busy = house.talking("1005", "1002");
        house.call("1001", "750");
        assertThat(dialled()).containsExactly("sip:1002@a", "sip:1003@a");
        house.phones.hangsUp(house.legTo("1003"));
        house.forwarding("1003", f -> f.withDnd(true));
        CallId none = house.call("1001", "750");
        assertThat(house.live(none)).isNull();
        assertThat(house.phones.commands(Reject.class)).extracting(reject -> reject.cause())
                .endsWith(Cause.BUSY);
        house.phones.hangsUp(house.phones.caller(busy));
    }

    @Test
    void everybodyIsEverybodyOnceAndNotOneself() {
        zone(new PageZone(true, "All", List.of("1003"), true, List.of(), 60));
        CallId call = house.call("1001", "750");
        assertThat(dialled()).containsExactly("sip:1003@a", "sip:1002@a", "sip:1004@a");
        house.phones.hangsUp(house.phones.caller(call));
        assertThat(house.onlyRecord().disposition()).isEqualTo(Disposition.CANCELLED);
    }

    @Test
    void onlyWhoMaySpeaks() {
        zone(new PageZone(true, "Hall", List.of("1002"), false, List.of("1003"), 60));
        house.call("1001", "750");
        assertThat(refused()).isEqualTo(Cause.FORBIDDEN);
        CallId call = house.call("1003", "750");
        assertThat(house.live(call)).isNotNull();
        house.phones.hangsUp(house.phones.caller(call));
    }

    @Test
    void whoDoesNotAnswerByItselfIsLetGo() {
        CallId call = house.call("1001", "750");
        house.phones.rings(house.legTo("1002"));
        house.phones.answers(house.legTo("1003"));
        house.phones.advance(Duration.ofSeconds(11));
        assertThat(house.phones.commands(HangUp.class)).containsExactly(new HangUp(house.legTo("1002"), Cause.NO_ANSWER));
        assertThat(house.live(call)).isNotNull();
        house.phones.hangsUp(house.legTo("1003"));
        assertThat(house.live(call)).as("nobody listens any more").isNull();
    }

    @Test
    void whenNobodyAnswersTheCallerHearsSo() {
        house.call("1001", "750");
        house.phones.rejects(house.legTo("1002"), Cause.BUSY);
        house.phones.advance(Duration.ofSeconds(11));
        assertThat(refused()).isEqualTo(Cause.NO_ANSWER);
        assertThat(house.onlyRecord().disposition()).isEqualTo(Disposition.NO_ANSWER);
    }

    @Test
    void theLongestTimeEndsIt() {
        house.call("1001", "750");
        house.phones.answers(house.legTo("1002"));
        house.phones.answers(house.legTo("1003"));
        house.phones.advance(Duration.ofSeconds(61));
        assertThat(house.phones.up()).isEmpty();
        assertThat(house.onlyRecord().explain()).contains("the longest time is over");
    }

    @Test
    void oneWhoCannotListenIsLetGoAndTheOthersHearOn() {
        CallId call = house.call("1001", "750");
        house.phones.answers(house.legTo("1002"));
        house.phones.answers(house.legTo("1003"));
        JoinMix last = house.phones.commands(JoinMix.class).get(2);
        house.phones.feed(new CommandFailed(call, house.phones.now(), last, "made to fail", Cause.SERVER_ERROR));
        assertThat(house.phones.leg(house.legTo("1003")).isOver()).isTrue();
        assertThat(house.phones.leg(house.legTo("1002")).isOver()).isFalse();
        house.phones.hangsUp(house.phones.caller(call));
    }

    @Test
    void aTelephoneThatIsCalledByTheApiMayBeAskedToAnswerByItself() {
        CallId call = Ids.newCall();
        house.phones.asks(call, new AppRequest.Originate(
                "ann", House.aor("1001"), new DialledNumber("1002"), CallerIdentity.of("1002"), "", true));
        assertThat(house.only(Dial.class).notes().autoAnswer()).isTrue();
        assertThat(CallCodec.decode(CallCodec.encode(house.live(call)))).isEqualTo(house.live(call));
        house.phones.answers(house.legTo("1001"));
        assertThat(house.phones.commands(Dial.class).get(1).notes().autoAnswer()).isFalse();
        house.phones.hangsUp(house.legTo("1001"));
    }
}
