package io.carillon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.call.Call;
import io.carillon.call.Stage;
import io.carillon.cdr.CallRecord;
import io.carillon.contract.AppRequest;
import io.carillon.contract.CallId;
import io.carillon.contract.LegId;
import io.carillon.contract.PromptItem;
import io.carillon.contract.SoundCommand.PlayPrompt;
import io.carillon.feature.FeatureSwitch;
import io.carillon.feature.HostingFeature;
import io.carillon.feature.drop.MessageDrop;
import io.carillon.paging.PageZone;
import io.carillon.queue.AgentPhase;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody hangs up at every step of every feature: in each prompt, at each digit. Whoever it is, the call ends, nobody is left
 * on the line, no timer runs, agents are free, and each call has exactly one record.
 */
class HangUpSweepTest {
    /** Features whose own tests hang up in them, because their callers are handed on to them. */
    private static final Set<Class<?>> ELSEWHERE = Set.of(MessageDrop.class);

    @TempDir
    Path dir;

    private int houses;

    /** Who hangs up. */
    private enum Who {
        CALLER((house, call) -> house.phones.hangsUp(Walk.who(house, call))),
        API((house, call) -> house.phones.asks(call, new AppRequest.HangUpCall("ann"))),
        ALL_IN_ORDER((house, call) -> hangUp(house, Walks.up(house))),
        ALL_BACKWARDS((house, call) -> {
            List<LegId> up = new ArrayList<>(Walks.up(house));
            Collections.reverse(up);
            hangUp(house, up);
        });

        private final BiConsumer<House, CallId> how;

        Who(BiConsumer<House, CallId> how) {
            this.how = how;
        }
    }

    private static void hangUp(House house, List<LegId> legs) {
        for (LegId leg : legs) {
            if (!house.phones.leg(leg).isOver()) {
                house.phones.hangsUp(leg);
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> whoeverHangsUpWheneverNothingIsLeft() {
        return all().stream().map(walk -> DynamicTest.dynamicTest(walk.name, () -> {
            for (int steps = 0; steps <= walk.length(); steps++) {
                for (Who who : Who.values()) {
                    play(walk, steps, who);
                }
            }
        }));
    }

    /** The walks there are, and one for each feature that has a code and none of them. */
    private List<Walk> all() {
        List<Walk> all = new ArrayList<>(Walks.all());
        Set<Class<?>> walked = all.stream().map(walk -> walk.feature).collect(Collectors.toCollection(HashSet::new));
        known().stream().filter(feature -> !walked.contains(feature.getClass()) && !feature.codes().isEmpty())
                .forEach(feature -> all.add(Walk.madeUp(feature)));
        return all;
    }

    private List<HostingFeature> known() {
        try (House house = build()) {
            return new HouseFeatures(house, FeatureSwitch.DEFAULTS).hosting();
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private House build() {
        return new House(dir.resolve(String.valueOf(houses++)))
                .extension("1001").extension("1002").extension("1003").extension("1004");
    }

    private void play(Walk walk, int steps, Who who) throws IOException {
        try (House house = build()) {
            CallId call = walk.begin(house);
            for (int i = 0; i < steps; i++) {
                walk.step(i, house, call);
            }
            String what = walk.name + ", " + who + " after " + steps;
            if (house.live(call) != null) {
                who.how.accept(house, call);
            } else {
                assertThat(walk.isMadeUp() || steps == walk.length()).as(what).isTrue();
            }
            hangUp(house, Walks.up(house));
            house.conferences.deliver();
            house.phones.advance(Duration.ofHours(5));
            assertThat(house.registry.all()).as(what).isEmpty();
            assertThat(house.phones.up()).as(what).isEmpty();
            assertThat(house.phones.timers()).as(what).isEmpty();
            assertThat(house.phones.violations()).as(what).isEmpty();
            assertThat(house.journal.size()).as(what).isZero();
            assertThat(house.queues.floor.agents(House.TENANT)).as(what)
                    .noneMatch(agent -> agent.phase() == AgentPhase.RINGING || agent.phase() == AgentPhase.TALKING);
            long calls = house.eventTypes().stream().filter("call.created"::equals).count();
            assertThat(house.records).as(what).extracting(CallRecord::id).doesNotHaveDuplicates().hasSize((int) calls);
        }
    }

    /** Each walk goes through its feature, as far as it says. */
    @TestFactory
    Stream<DynamicTest> walksGoWhereTheySay() {
        return Walks.all().stream().map(walk -> DynamicTest.dynamicTest(walk.name, () -> {
            try (House house = build()) {
                CallId call = walk.begin(house);
                Set<String> seen = new HashSet<>();
                for (int i = 0; i < walk.length(); i++) {
                    assertThat(house.live(call)).as("step %s of %s", i, walk.name).isNotNull();
                    seen.add(place(house.live(call)));
                    walk.step(i, house, call);
                }
                if (walk.feature != null) {
                    assertThat(seen).contains(idOf(house, walk.feature));
                }
                if (walk.end != null) {
                    assertThat(house.live(call).stage()).isInstanceOf(walk.end);
                } else {
                    assertThat(house.live(call)).isNull();
                }
                hangUp(house, Walks.up(house));
            }
        }));
    }

    private static String place(Call call) {
        if (call.stage() instanceof Stage.Paging) {
            return PageZone.FEATURE;
        }
        return call.stage() instanceof Stage.Hosted hosted ? hosted.feature() : "";
    }

    private static String idOf(House house, Class<? extends HostingFeature> feature) {
        return new HouseFeatures(house, FeatureSwitch.DEFAULTS).hosting().stream()
                .filter(feature::isInstance).findFirst().orElseThrow().id();
    }

    /** One that is reached by numbers alone needs a walk of its own, and each has to be in the house of the tests. */
    @Test
    void noFeatureIsLeftOut() throws Exception {
        Set<Class<?>> walked = all().stream().map(walk -> walk.feature).filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Set<Class<?>> features = features();
        features.removeAll(ELSEWHERE);
        assertThat(walked).isEqualTo(features);
        assertThat(known().stream().map(Object::getClass).collect(Collectors.toSet())).isEqualTo(features);
    }

    /** Every class of the application that has callers for itself. */
    private static Set<Class<?>> features() throws Exception {
        Path classes = Path.of(HostingFeature.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Set<Class<?>> found = new HashSet<>();
        try (Stream<Path> files = Files.walk(classes.resolve("io/carillon"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
                String name = classes.relativize(file).toString().replace('/', '.').replaceAll("\\.class$", "");
                Class<?> type = Class.forName(name, false, HostingFeature.class.getClassLoader());
                if (HostingFeature.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers())) {
                    found.add(type);
                }
            }
        }
        return found;
    }

    /** The recordings that come with the product, in each of its languages. */
    @Test
    void whateverIsSaidOnTheWayIsRecordedInEveryLanguage() throws Exception {
        Set<String> said = new TreeSet<>();
        for (Walk walk : Walks.all()) {
            try (House house = build()) {
                CallId call = walk.begin(house);
                for (int i = 0; i < walk.length(); i++) {
                    walk.step(i, house, call);
                }
                hangUp(house, Walks.up(house));
                house.phones.commands(PlayPrompt.class).forEach(play -> play.prompt().items().stream()
                        .filter(PromptItem.File.class::isInstance)
                        .forEach(item -> said.add(((PromptItem.File) item).name())));
            }
        }
        assertThat(said).hasSizeGreaterThan(25);
        for (String language : List.of("en", "de", "fr", "es")) {
            Path list = Path.of("../media-rar/rtp/src/prompts", language + ".txt");
            assertThat(Files.readAllLines(list).stream().map(line -> line.split(" = ")[0])).as(language).containsAll(said);
        }
    }
}
