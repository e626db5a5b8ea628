package io.carillon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.AppRequest;
import io.carillon.contract.CallId;
import io.carillon.contract.CallerIdentity;
import io.carillon.contract.Cause;
import io.carillon.contract.DialledNumber;
import io.carillon.contract.Ids;
import io.carillon.contract.LegId;
import io.carillon.contract.MediaDirection;
import io.carillon.contract.RecordedLeg;
import io.carillon.directory.RingStrategy;
import io.carillon.paging.PageZone;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plays every scenario as often as it has commands, and each time lets another command fail. Whatever fails: the call
 * ends, every leg is over, no timer runs, and there is exactly one record.
 */
class CommandFailureSweepTest {
    @TempDir
    Path dir;

    private final Map<String, Consumer<House>> scenarios = new LinkedHashMap<>();

    CommandFailureSweepTest() {
        scenarios.put("answered call", house -> {
            CallId call = house.call("1001", "1002");
            rings(house, "1002");
            answers(house, "1002");
            hangsUp(house, caller(house, call));
        });
        scenarios.put("two telephones, early media", house -> {
            house.extension("1002", "a", "b");
            house.call("1001", "1002");
            ifUp(house, house.legTo("1002", "b"), house.phones::ringsWithEarlyMedia);
            answers(house, "1002");
            ifUp(house, house.legTo("1002"), house.phones::hangsUp);
        });
        scenarios.put("caller gives up", house -> {
            CallId call = house.call("1001", "1002");
            rings(house, "1002");
            hangsUp(house, caller(house, call));
        });
        scenarios.put("unknown number", house -> house.call("1001", "9999"));
        scenarios.put("feature code", house -> {
            CallId call = house.call("1001", "*78");
            ifUp(house, caller(house, call), house.phones::toneEnds);
        });
        scenarios.put("busy, then forwarded, then in vain", house -> {
            house.forwarding("1002", f -> f.withBusy("1003"));
            house.call("1001", "1002");
            ifUp(house, house.legTo("1002"), leg -> house.phones.rejects(leg, Cause.BUSY));
            house.phones.advance(Duration.ofSeconds(31));
        });
        scenarios.put("message for a mailbox", house -> {
            house.put(house.mailboxes, "1002", VoicemailDepositTest.mailbox("1004"));
            CallId call = house.call("1001", "*991002");
            ifUp(house, caller(house, call), leg -> house.phones.promptEnds(leg, "greeting"));
            ifUp(house, caller(house, call), leg -> house.phones.presses(leg, "#"));
            house.phones.advance(Duration.ofSeconds(10));
            ifUp(house, caller(house, call), leg -> house.phones.promptEnds(leg, "goodbye"));
            hangsUp(house, caller(house, call));
        });
        scenarios.put("hold by API and by device", house -> {
            CallId call = house.call("1001", "1002");
            answers(house, "1002");
            LegId caller = caller(house, call);
            house.phones.asks(call, new AppRequest.HoldCall("ann", caller));
            house.phones.asks(call, new AppRequest.ResumeCall("ann", caller));
            ifUp(house, caller, leg -> house.phones.offers(leg, MediaDirection.SENDONLY));
            hangsUp(house, caller);
        });
        scenarios.put("ring group, all together", house -> {
            house.groups(RingGroupsTest.group("601", RingStrategy.ALL, "1004", "1002", "1003:3"));
            house.call("1001", "601");
            ifThere(house, "1002", leg -> house.phones.rejects(leg, Cause.BUSY));
            rings(house, "1003");
            house.phones.advance(Duration.ofSeconds(31));
            answers(house, "1004");
            house.phones.up().stream().findFirst().ifPresent(leg -> house.phones.hangsUp(leg.id()));
        });
        scenarios.put("ring group, one after the other", house -> {
            house.groups(RingGroupsTest.group("602", RingStrategy.LINEAR, "", "1002", "1003"));
            house.call("1001", "602");
            rings(house, "1002");
            house.phones.advance(Duration.ofSeconds(21));
            answers(house, "1003");
            house.phones.up().stream().findFirst().ifPresent(leg -> house.phones.hangsUp(leg.id()));
        });
        scenarios.put("a queue, an agent who does not answer, a second one", house -> {
            house.hosted(Map.of("600", QueueCallsTest.QUEUE));
            CallId call = house.call("1001", "600");
            house.queues.advance(17);
            ifUp(house, caller(house, call), leg -> house.phones.promptEnds(leg, "place"));
            house.queues.advance(17);
            answers(house, "1002");
            hangsUp(house, caller(house, call));
        });
        scenarios.put("originate", house -> {
            originate(house);
            answers(house, "1001");
            answers(house, "1002");
            house.phones.up().stream().findFirst().ifPresent(leg -> house.phones.hangsUp(leg.id()));
        });
        scenarios.put("originate, second refuses", house -> {
            originate(house);
            answers(house, "1001");
            ifThere(house, "1002", leg -> house.phones.rejects(leg, Cause.DECLINED));
            ifUp(house, house.legTo("1001"), house.phones::toneEnds);
        });
        scenarios.put("transfer", house -> {
            CallId call = house.call("1001", "1002");
            answers(house, "1002");
            house.phones.asks(call, new AppRequest.TransferCall("ann", house.legTo("1002"), new DialledNumber("1003")));
            answers(house, "1003");
            hangsUp(house, caller(house, call));
        });
        scenarios.put("parked, called back in vain, given up", house -> {
            CallId call = house.call("1001", "1002");
            answers(house, "1002");
            ifUp(house, house.legTo("1002"), leg -> house.phones.refers(leg, "*70"));
            ifUp(house, house.legTo("1002"), leg -> house.phones.promptEnds(leg, "place"));
            house.phones.advance(Duration.ofSeconds(121));
            ifUp(house, house.legTo("1002"), leg -> house.phones.rejects(leg, Cause.BUSY));
            hangsUp(house, caller(house, call));
        });
        scenarios.put("a supervisor comes in and goes", house -> {
            CallId call = house.call("1001", "1002");
            answers(house, "1002");
            ifUp(house, caller(house, call), caller -> {
                LegId third = house.phones.joins(House.aor(House.SUPERVISOR), caller);
                ifUp(house, third, house.phones::hangsUp);
            });
            hangsUp(house, caller(house, call));
        });
        scenarios.put("a third is called", house -> {
            CallId call = house.call("1001", "1002");
            answers(house, "1002");
            ifUp(house, caller(house, call), caller -> house.phones.asks(
                    call, new AppRequest.Invite("ann", caller, new DialledNumber("1003"))));
            rings(house, "1003");
            answers(house, "1003");
            ifThere(house, "1003", house.phones::hangsUp);
            hangsUp(house, caller(house, call));
        });
        scenarios.put("conference with a PIN", house -> {
            house.hosted(Map.of("8000", ConferenceCallsTest.ROOM));
            CallId call = house.call("1001", "8000");
            for (String keys : new String[] {"1111#", "9999#", "*1", "*6", "*8", "*2"}) {
                ifUp(house, caller(house, call), leg -> house.phones.presses(leg, keys));
            }
            hangsUp(house, caller(house, call));
        });
        scenarios.put("a zone with a group", house -> {
            house.hosted(Map.of("750", new PageZone(
                    true, "Hall", List.of("1002"), false, List.of(), 60, "239.255.1.1:5004", "PCMU")));
            CallId call = house.call("1001", "750");
            answers(house, "1002");
            hangsUp(house, caller(house, call));
        });
        scenarios.put("transfer, target busy", house -> {
            CallId call = house.call("1001", "1002");
            answers(house, "1002");
            house.phones.asks(call, new AppRequest.TransferCall("ann", house.legTo("1002"), new DialledNumber("1003")));
            ifThere(house, "1003", leg -> house.phones.rejects(leg, Cause.BUSY));
            ifUp(house, caller(house, call), house.phones::toneEnds);
        });
    }

    private static void originate(House house) {
        house.phones.asks(Ids.newCall(), new AppRequest.Originate(
                "ann", House.aor("1001"), new DialledNumber("1002"), CallerIdentity.of("1002")));
    }

    private static LegId caller(House house, CallId call) {
        return house.phones.caller(call);
    }

    private static void ifUp(House house, LegId leg, Consumer<LegId> what) {
        if (!house.phones.leg(leg).isOver()) {
            what.accept(leg);
        }
    }

    /** A leg that a failure may have kept from being dialled at all. */
    private static void ifThere(House house, String number, Consumer<LegId> what) {
        house.phones.up().stream()
                .filter(leg -> !leg.isInbound() && leg.target().uri().equals("sip:" + number + "@a"))
                .map(RecordedLeg::id)
                .findFirst()
                .ifPresent(what);
    }

    private static void rings(House house, String number) {
        ifThere(house, number, house.phones::rings);
    }

    private static void answers(House house, String number) {
        ifThere(house, number, house.phones::answers);
    }

    private static void hangsUp(House house, LegId leg) {
        ifUp(house, leg, house.phones::hangsUp);
    }

    @TestFactory
    Stream<DynamicTest> everyScenarioEndsWhicheverCommandFails() {
        return scenarios.entrySet().stream().map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
            int commands = play(entry.getKey(), entry.getValue(), -1);
            assertThat(commands).isPositive();
            for (int n = 0; n < commands; n++) {
                play(entry.getKey(), entry.getValue(), n);
            }
        }));
    }

    private int play(String name, Consumer<House> scenario, int failing) throws IOException {
        try (House house = new House(dir.resolve(name.replaceAll("\\W", "") + failing))) {
            house.extension("1001").extension("1002").extension("1003").extension("1004");
            house.phones.failing(failing, Cause.SERVER_ERROR);
            scenario.accept(house);
            house.phones.advance(Duration.ofHours(5));
            String what = name + ", command " + failing
                    + (failing < 0 ? "" : " " + house.phones.commands().get(failing));
            assertThat(house.registry.all()).as(what).isEmpty();
            assertThat(house.phones.up()).as(what).isEmpty();
            assertThat(house.phones.timers()).as(what).isEmpty();
            assertThat(house.phones.violations()).as(what).isEmpty();
            assertThat(house.records).as(what).hasSize(1);
            assertThat(house.journal.size()).as(what).isZero();
            return house.phones.commands().size();
        }
    }
}
