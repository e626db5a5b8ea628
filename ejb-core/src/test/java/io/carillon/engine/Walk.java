package io.carillon.engine;

import io.carillon.call.Call;
import io.carillon.call.Stage;
import io.carillon.contract.CallId;
import io.carillon.contract.LegId;
import io.carillon.contract.Recorded.End;
import io.carillon.contract.RecordingCommand.RecordSpeech;
import io.carillon.contract.RecordingEnded;
import io.carillon.dialplan.Match;
import io.carillon.feature.HostingFeature;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/** One way of a caller through a feature, one step after the other; a key is a step. */
final class Walk {
    /** Which feature; null for what happens to callers outside of features. */
    final Class<? extends HostingFeature> feature;
    final String name;
    private final List<BiConsumer<House, CallId>> steps = new ArrayList<>();
    private Consumer<House> furnishing = house -> { };
    private Function<House, CallId> begin;
    /** Where it ends, null for over. */
    Class<? extends Stage> end;
    /** Whether it was made up from the code of the feature, of which nothing else is known. */
    private boolean madeUp;

    Walk(Class<? extends HostingFeature> feature, String name) {
        this.feature = feature;
        this.name = name;
    }

    /** What the house has before. */
    Walk in(Consumer<House> furnished) {
        furnishing = furnished;
        return this;
    }

    /** 1001 dials. */
    Walk dials(String number) {
        return begins(house -> house.call("1001", number));
    }

    Walk begins(Function<House, CallId> how) {
        begin = how;
        return this;
    }

    Walk then(BiConsumer<House, CallId> step) {
        steps.add(step);
        return this;
    }

    Walk presses(String keys) {
        for (char key : keys.toCharArray()) {
            then((house, call) -> house.phones.presses(who(house, call), String.valueOf(key)));
        }
        return this;
    }

    /** A prompt is said to its end. */
    Walk hears(String prompt) {
        return then((house, call) -> house.phones.promptEnds(who(house, call), prompt));
    }

    Walk hearsTone() {
        return then((house, call) -> house.phones.toneEnds(who(house, call)));
    }

    Walk waits(int seconds) {
        return then((house, call) -> house.queues.advance(seconds));
    }

    /** What the caller says is written down. */
    Walk hasSpoken() {
        return then((house, call) -> {
            List<RecordSpeech> begun = house.phones.commands(RecordSpeech.class);
            house.phones.feed(new RecordingEnded(
                    call, house.phones.now(), begun.get(begun.size() - 1).recording(), End.STOPPED, 4_000));
        });
    }

    Walk answers(String number) {
        return then((house, call) -> house.phones.answers(house.legTo(number)));
    }

    /** Where somebody is who has gone the whole way. */
    Walk until(Class<? extends Stage> there) {
        end = there;
        return this;
    }

    boolean isMadeUp() {
        return madeUp;
    }

    /** A feature of which only a code is known: it is dialled, and some keys are pressed for as long as it has the caller. */
    static Walk madeUp(HostingFeature feature) {
        Match code = feature.codes().get(0).when();
        String number = code instanceof Match.Prefix prefix ? prefix.prefix() + "1002" : ((Match.Exact) code).number();
        Walk walk = new Walk(feature.getClass(), "made up: " + feature.id()).dials(number);
        walk.madeUp = true;
        for (String key : new String[] {"1", "*", "#"}) {
            walk.then((house, call) -> {
                if (house.live(call) != null) {
                    house.phones.presses(who(house, call), key);
                }
            });
        }
        return walk;
    }

    int length() {
        return steps.size();
    }

    /** @return the call */
    CallId begin(House house) {
        furnishing.accept(house);
        return begin.apply(house);
    }

    void step(int number, House house, CallId call) {
        steps.get(number).accept(house, call);
    }

    /** Whom the feature has, else who was first in the call. */
    static LegId who(House house, CallId call) {
        Call live = house.live(call);
        return live.stage() instanceof Stage.Hosted hosted ? hosted.leg() : live.legs().get(0).id();
    }
}
