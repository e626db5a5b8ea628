package io.carillon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.completion.Completions;
import io.carillon.contract.CallId;
import io.carillon.contract.Cause;
import io.carillon.contract.SoundCommand.PlayTone;
import io.carillon.contract.Tone;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever was busy is called when free. */
class CompletionTest extends Scenario {
    private Tone toneAfter(String from, String code) {
        CallId call = house.call(from, code);
        List<PlayTone> tones = house.phones.commands(PlayTone.class);
        house.phones.toneEnds(house.phones.caller(call));
        return tones.get(tones.size() - 1).tone();
    }

    private List<Completions.Due> due() {
        return house.completions.due(who -> house.registry.callsOf(who) == 0, house.phones.now());
    }

    @Test
    void whoFoundSomebodyBusyIsCalledOnceBothAreFree() {
        CallId busy = house.talking("1003", "1002");
        house.call("1001", "1002");
        house.phones.rejects(house.legTo("1002"), Cause.BUSY);
        assertThat(toneAfter("1001", "*37")).isEqualTo(Tone.CONFIRMATION);
        assertThat(due()).isEmpty();
        assertThat(due()).isEmpty();
        house.phones.hangsUp(house.phones.caller(busy));
        assertThat(due()).as("he has only just hung up").isEmpty();
        CallId own = house.talking("1001", "1004");
        assertThat(due()).as("now I am busy").isEmpty();
        house.phones.hangsUp(house.phones.caller(own));
        due();
        assertThat(due()).containsExactly(new Completions.Due(House.aor("1001"), House.aor("1002")));
        assertThat(due()).as("once").isEmpty();
    }

    @Test
    void anExtensionIsNamedAndOthersAreRefused() {
        assertThat(toneAfter("1001", "*37")).as("nobody was busy").isEqualTo(Tone.REJECTED);
        assertThat(toneAfter("1001", "*379999")).isEqualTo(Tone.REJECTED);
        assertThat(toneAfter("1001", "*371001")).as("oneself").isEqualTo(Tone.REJECTED);
        assertThat(toneAfter("1001", "*371003")).isEqualTo(Tone.CONFIRMATION);
        due();
        assertThat(due()).hasSize(1);
    }

    private List<Completions.Due> dueAnew(Instant at) {
        Completions anew = new Completions(house.wishes);
        anew.load(at);
        anew.due(who -> true, at);
        return anew.due(who -> true, at);
    }

    @Test
    void aWishOutlivesTheServerAndIsNotGrantedTwice() {
        toneAfter("1001", "*371003");
        Completions.Due wished = new Completions.Due(House.aor("1001"), House.aor("1003"));
        assertThat(dueAnew(house.phones.now())).containsExactly(wished);
        assertThat(dueAnew(house.phones.now().plus(Completions.KEPT))).containsExactly(wished);
        due();
        assertThat(due()).containsExactly(wished);
        assertThat(dueAnew(house.phones.now())).as("the call has not been placed yet").containsExactly(wished);
        house.completions.done(wished);
        assertThat(dueAnew(house.phones.now())).isEmpty();
    }

    @Test
    void whoWishesAnewWhileItsCallIsPlacedKeepsThat() {
        toneAfter("1001", "*371003");
        due();
        Completions.Due first = due().get(0);
        toneAfter("1001", "*371004");
        house.completions.done(first);
        assertThat(dueAnew(house.phones.now())).containsExactly(new Completions.Due(House.aor("1001"), House.aor("1004")));
    }

    @Test
    void whatIsTooOldOrCalledOffDoesNotComeBack() {
        toneAfter("1001", "*371003");
        toneAfter("1002", "*371003");
        toneAfter("1002", "*38");
        assertThat(dueAnew(house.phones.now())).extracting(due -> due.by().user()).containsExactly("1001");
        assertThat(dueAnew(house.phones.now().plus(Duration.ofMinutes(46)))).isEmpty();
        assertThat(house.wishes.since(Instant.EPOCH)).isEmpty();
    }

    @Test
    void whatCannotBeStoredIsRefused() {
        house.databaseUp = false;
        assertThat(toneAfter("1001", "*371003")).isEqualTo(Tone.REJECTED);
        due();
        assertThat(due()).isEmpty();
        house.databaseUp = true;
        toneAfter("1001", "*371003");
        house.databaseUp = false;
        assertThat(toneAfter("1001", "*38")).isEqualTo(Tone.REJECTED);
        due();
        assertThat(due()).hasSize(1);
        house.databaseUp = true;
        house.commits.forEach(Runnable::run);
    }

    @Test
    void aWishIsCalledOffAndGrowsOld() {
        assertThat(toneAfter("1001", "*38")).isEqualTo(Tone.REJECTED);
        toneAfter("1001", "*371003");
        assertThat(toneAfter("1001", "*38")).isEqualTo(Tone.CONFIRMATION);
        due();
        assertThat(due()).isEmpty();
        Instant later = house.phones.now().plus(Duration.ofMinutes(46));
        toneAfter("1001", "*371003");
        assertThat(house.completions.due(who -> true, later)).isEmpty();
        assertThat(house.completions.due(who -> true, house.phones.now())).isEmpty();
    }
}
