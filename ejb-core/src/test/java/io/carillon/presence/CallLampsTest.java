package io.carillon.presence;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.call.Call;
import io.carillon.call.Leg;
import io.carillon.call.LegPhase;
import io.carillon.call.MediaPosture;
import io.carillon.call.Search;
import io.carillon.call.Stage;
import io.carillon.cdr.Direction;
import io.carillon.contract.Aor;
import io.carillon.contract.CallId;
import io.carillon.contract.CallerIdentity;
import io.carillon.contract.Cause;
import io.carillon.contract.LegId;
import io.carillon.contract.Origin;
import io.carillon.contract.SipTarget;
import io.carillon.contract.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lamps are what the live calls are, whoever looks and whenever. */
class CallLampsTest implements LiveCalls {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final LegId A = new LegId("leg-a");
    private static final LegId B = new LegId("leg-b");

    private final Map<CallId, Call> live = new LinkedHashMap<>();
    private final CallLamps lamps = new CallLamps();
    private final List<Aor> told = new ArrayList<>();

    @Override
    public Collection<Call> of(Aor extension) {
        return List.of();
    }

    @Override
    public Call find(CallId id) {
        return live.get(id);
    }

    @Override
    public Collection<Call> all() {
        return live.values();
    }

    @BeforeEach
    void listen() {
        lamps.use(this);
        lamps.onChange(told::add);
    }

    private static Aor extension(String number) {
        return new Aor(Tenant.DEFAULT, number);
    }

    private void is(Stage stage, MediaPosture posture, LegPhase callee) {
        Leg a = new Leg(A, Leg.Role.CALLER, "1001", null, "sip-a", 0, NOW,
                callee instanceof LegPhase.Answered ? callee : new LegPhase.Offered());
        Leg b = new Leg(B, Leg.Role.CALLEE, "1002", new SipTarget("sip:1002@h", List.of(), null), "sip-b", 1, NOW, callee);
        Call call = new Call(new CallId("c-1"), new Origin.Device(extension("1001")), Direction.INTERNAL,
                new CallerIdentity("1001", "Alice"), "1002", 69, stage, posture, List.of(a, b), List.of(),
                new Call.Milestones(NOW, null, null), List.of(), "", false);
        live.put(call.id(), call);
        lamps.changed(call);
    }

    private void searching(Search.Heard heard, LegPhase callee) {
        Search search = new Search("1002", "1002", 1, List.of("1002"), null, heard, null, List.of(), null);
        is(new Stage.Alerting(search, A), MediaPosture.OPEN, callee);
    }

    @Test
    void bothLampsFollowTheCall() {
        lamps.watch(extension("1001"));
        lamps.watch(extension("1002"));
        searching(Search.Heard.NOTHING, new LegPhase.Offered());
        assertThat(lamps.of(extension("1001"))).containsExactly(
                new LampDialog("leg-a", "sip-a", true, LampDialog.Phase.PROCEEDING, false, "1002", ""));
        assertThat(lamps.of(extension("1002"))).containsExactly(
                new LampDialog("leg-b", "sip-b", false, LampDialog.Phase.TRYING, false, "1001", "Alice"));
        searching(Search.Heard.RINGING, new LegPhase.Ringing(NOW));
        assertThat(lamps.of(extension("1001"))).extracting(LampDialog::phase).containsExactly(LampDialog.Phase.EARLY);
        assertThat(lamps.of(extension("1002"))).extracting(LampDialog::phase).containsExactly(LampDialog.Phase.EARLY);
        is(new Stage.Bridged(A, B), new MediaPosture(List.of(B), null), new LegPhase.Answered(NOW, NOW, null));
        assertThat(lamps.of(extension("1002"))).extracting(LampDialog::phase, LampDialog::held)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(LampDialog.Phase.CONFIRMED, true));
        assertThat(told).hasSize(6);
    }

    @Test
    void theLampOfAPlaceIsLitWhileSomebodyIsParkedThere() {
        lamps.watch(extension("701"));
        LegPhase talks = new LegPhase.Answered(NOW, NOW, null);
        is(new Stage.Bridged(A, B), MediaPosture.OPEN, talks);
        assertThat(lamps.of(extension("701"))).isEmpty();
        is(new Stage.Hosted("park", "*70", A, "701", B, "701"), MediaPosture.OPEN, talks);
        assertThat(lamps.of(extension("701"))).containsExactly(
                new LampDialog("park-leg-a", "", false, LampDialog.Phase.CONFIRMED, false, "1001", ""));
        is(new Stage.Bridged(A, B), MediaPosture.OPEN, talks);
        assertThat(lamps.of(extension("701"))).isEmpty();
        assertThat(told).containsExactly(extension("701"), extension("701"));
        is(new Stage.Hosted("park", "*70", A, "702", B, "702"), MediaPosture.OPEN, talks);
        lamps.watch(extension("702"));
        assertThat(lamps.of(extension("702"))).as("who begins to watch sees it").hasSize(1);
    }

    @Test
    void aTelephoneThatWasToldToEndIsDark() {
        lamps.watch(extension("1002"));
        searching(Search.Heard.RINGING, new LegPhase.Leaving(new LegPhase.Ringing(NOW), Cause.UNAVAILABLE));
        assertThat(lamps.of(extension("1002"))).isEmpty();
    }

    @Test
    void aCallThatIsOverIsDark() {
        lamps.watch(extension("1002"));
        searching(Search.Heard.RINGING, new LegPhase.Ringing(NOW));
        Call last = live.remove(new CallId("c-1"));
        lamps.changed(last);
        assertThat(lamps.of(extension("1002"))).isEmpty();
        assertThat(told).hasSize(2);
    }

    @Test
    void whoBeginsToWatchSeesCallsThatAreUp() {
        searching(Search.Heard.RINGING, new LegPhase.Ringing(NOW));
        assertThat(told).isEmpty();
        lamps.watch(extension("1002"));
        lamps.watch(extension("1002"));
        assertThat(lamps.of(extension("1002"))).hasSize(1);
        lamps.unwatch(extension("1002"));
        assertThat(lamps.of(extension("1002"))).hasSize(1);
        lamps.unwatch(extension("1002"));
        assertThat(lamps.of(extension("1002"))).isEmpty();
    }

    @Test
    void whatMakesNoDifferenceIsNotTold() {
        lamps.watch(extension("1002"));
        searching(Search.Heard.RINGING, new LegPhase.Ringing(NOW));
        searching(Search.Heard.RINGING, new LegPhase.Ringing(NOW.plusSeconds(1)));
        assertThat(told).hasSize(1);
    }

    @Test
    void whoMaySeeWhatIsSet() {
        io.carillon.directory.Directory house = new io.carillon.directory.Directory();
        WatchPermissions open = new WatchPermissions(house, io.carillon.feature.FeatureSwitch.DEFAULTS);
        assertThat(open.maySeePeer(extension("1003"), extension("1002"), "1001")).isTrue();
        assertThat(open.mayWatch(extension("1003"), extension("1002"))).as("no such extension").isFalse();
        WatchPermissions shut = new WatchPermissions(house, new io.carillon.feature.FeatureSwitch() {
            @Override
            public boolean isOn(String id) {
                return false;
            }

            @Override
            public int number(String key, int otherwise, int least, int most) {
                return otherwise;
            }
        });
        assertThat(shut.maySeePeer(extension("1003"), extension("1002"), "1001")).isFalse();
        assertThat(shut.maySeePeer(extension("1001"), extension("1002"), "1001")).isTrue();
        assertThat(shut.maySeePeer(extension("1002"), extension("1002"), "1001")).isTrue();
    }
}
