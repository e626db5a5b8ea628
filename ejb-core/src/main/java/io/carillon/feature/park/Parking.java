package io.carillon.feature.park;

import io.carillon.call.HostAct;
import io.carillon.call.HostInput;
import io.carillon.call.HostQuestion;
import io.carillon.call.HostReply;
import io.carillon.contract.Cause;
import io.carillon.contract.Prompt;
import io.carillon.contract.PromptItem;
import io.carillon.dialplan.FeatureCode;
import io.carillon.dialplan.Match;
import io.carillon.feature.HostView;
import io.carillon.feature.HostingFeature;
import io.carillon.park.ParkSettings;
import io.carillon.park.ParkedCalls;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps callers at the places of the house, says which, and gives them to whoever dials it. */
@Dependent
public class Parking implements HostingFeature {
    static final String ID = "park";
    static final String CODE = "*70";

    private static final String RECALL = "recall";
    private static final String PLACE = "place";
    private static final String NOBODY = "nobody";
    private static final int TIMES = 10;

    /** What is noted of who was sent back at once, because there was no place. */
    private static final String REFUSED = "refused";

    private final ParkedCalls parked;

    @Inject
    public Parking(ParkedCalls parked) {
        this.parked = parked;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<FeatureCode> codes() {
        return List.of(new FeatureCode(CODE + " parks whom is handed on to it", new Match.Exact(CODE), ID));
    }

    @Override
    public HostReply hear(HostView view, HostInput input) {
        HostQuestion question = view.question();
        if (input instanceof HostInput.Entered) {
            return question.by().isEmpty() ? asked(view) : handedOn(view);
        }
        if (input instanceof HostInput.TimedOut) {
            return new HostReply.SendTo(question.by(), question.noted());
        }
        if (input instanceof HostInput.CameBack) {
            return question.noted().equals(REFUSED) ? new HostReply.Leave(Cause.UNAVAILABLE)
                    : waits(view, question.noted());
        }
        return input instanceof HostInput.Said && question.by().isEmpty()
                ? new HostReply.Leave(Cause.NORMAL_CLEARING)
                : new HostReply.Stay(question.noted(), List.of());
    }

    /** Somebody of the house dials: for who is parked, or for a place to park at. */
    private HostReply asked(HostView view) {
        HostQuestion question = view.question();
        if (!question.argument().equals(CODE)) {
            Optional<ParkedCalls.Parked> found = parked.at(question.tenant(), question.argument());
            found.ifPresent(one -> parked.settled(question.tenant(), one.slot()));
            return found.<HostReply>map(one -> new HostReply.GoOnIn(one.call(), one.leg()))
                    .orElseGet(() -> nobody(view));
        }
        return place(view, question.caller())
                .map(slot -> say(slot, told(view.language(), slot, TIMES)))
                .orElseGet(() -> nobody(view));
    }

    private static HostReply nobody(HostView view) {
        return say("", new Prompt(NOBODY, view.language(), List.of(new PromptItem.File("not-available")), false, 1));
    }

    private static HostReply say(String noted, Prompt prompt) {
        return new HostReply.Stay(noted, List.of(new HostAct.Say(prompt)));
    }

    private static Prompt told(String language, String slot, int times) {
        return new Prompt(PLACE, language, List.of(new PromptItem.Silence(Duration.ofMillis(500)),
                new PromptItem.Digits(slot), new PromptItem.Silence(Duration.ofSeconds(1))), false, times);
    }

    /** The place that was asked for when it is free, else any. */
    private Optional<String> place(HostView view, String told) {
        HostQuestion question = view.question();
        ParkSettings settings = view.inside().park();
        Optional<String> wanted = settings.has(question.argument())
                ? free(question, List.of(question.argument()), told)
                : Optional.empty();
        return wanted.isPresent() ? wanted : free(question, settings.numbers().stream()
                .filter(number -> view.dialplan().isFree(question.tenant(), number))
                .toList(), told);
    }

    private Optional<String> free(HostQuestion question, List<String> slots, String told) {
        return parked.free(question.tenant(), slots, told, question.call(), question.at());
    }

    /** Who handed on knows the place already when he asked for it before. */
    private HostReply handedOn(HostView view) {
        HostQuestion question = view.question();
        Optional<String> promised = question.argument().equals(CODE)
                ? parked.promised(question.tenant(), question.by(), question.call(), question.at())
                : Optional.empty();
        Optional<String> slot = promised.isPresent() ? promised : place(view, "");
        if (slot.isEmpty()) {
            return new HostReply.SendTo(question.by(), REFUSED);
        }
        HostReply.Stay waits = waits(view, slot.get());
        if (promised.isPresent()) {
            return waits;
        }
        List<HostAct> acts = new ArrayList<>(waits.acts());
        acts.add(new HostAct.Tell(told(view.languageOf(question.by()), slot.get(), 2)));
        return new HostReply.Stay(slot.get(), acts);
    }

    private static HostReply.Stay waits(HostView view, String slot) {
        return new HostReply.Stay(slot, List.of(new HostAct.Park(slot), new HostAct.Music(""),
                new HostAct.Wait(RECALL, view.inside().park().patience())));
    }
}
