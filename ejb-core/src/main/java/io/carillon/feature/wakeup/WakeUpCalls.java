package io.carillon.feature.wakeup;

import io.carillon.call.HostAct;
import io.carillon.call.HostInput;
import io.carillon.call.HostQuestion;
import io.carillon.call.HostReply;
import io.carillon.contract.Cause;
import io.carillon.contract.Prompt;
import io.carillon.contract.PromptItem;
import io.carillon.contract.Tenant;
import io.carillon.contract.Tone;
import io.carillon.dialplan.FeatureCode;
import io.carillon.dialplan.Match;
import io.carillon.feature.HostView;
import io.carillon.feature.HostingFeature;
import io.carillon.trunk.ExtensionSwitch;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/** Takes wishes to be woken from the keypad, and says to whoever is woken what time it is. */
@Dependent
public class WakeUpCalls implements HostingFeature {
    /** What is dialled on behalf of who is woken. */
    public static final String HEARD = "*56*";

    private static final String ID = "wake-up";
    private static final String CODE = "*56";
    private static final String SET = "set";
    private static final String AWAKE = "awake";
    private static final Duration SNOOZE = Duration.ofMinutes(10);
    private static final Duration SILENCE = Duration.ofSeconds(1);
    private static final int TIMES = 3;

    private final Store store;
    private final ZoneId zone;

    /** Where it is kept: in the house's settings, or a test's own. */
    @FunctionalInterface
    public interface Store {
        /** Commits it; throws when it cannot be stored. @param at when, null for never */
        void write(Tenant tenant, String extension, Instant at);
    }

    /** Wishes live in the database, their hours are those of the server's clock. */
    @Inject
    public WakeUpCalls(ExtensionSwitch settings) {
        this((tenant, extension, at) -> settings.wakeUp(tenant, extension, at, extension), ZoneId.systemDefault());
    }

    public WakeUpCalls(Store store, ZoneId zone) {
        this.store = store;
        this.zone = zone;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<FeatureCode> codes() {
        return List.of(
                new FeatureCode(CODE + "hhmm sets a wake-up call", new Match.Prefix(CODE, 4, 4), ID),
                new FeatureCode(CODE + " calls it off", new Match.Exact(CODE), ID),
                new FeatureCode(HEARD + " says the time", new Match.Exact(HEARD), ID));
    }

    @Override
    public HostReply hear(HostView view, HostInput input) {
        HostQuestion question = view.question();
        if (input instanceof HostInput.Entered) {
            return question.outside() ? new HostReply.Leave(Cause.FORBIDDEN) : begin(view);
        }
        if (input instanceof HostInput.Pressed pressed && pressed.key() == '1' && question.noted().equals(AWAKE)) {
            return at(view, question.at().plus(SNOOZE));
        }
        return input instanceof HostInput.Said || input instanceof HostInput.ToneEnded
                ? new HostReply.Leave(Cause.NORMAL_CLEARING)
                : new HostReply.Stay(question.noted(), List.of());
    }

    private HostReply begin(HostView view) {
        HostQuestion question = view.question();
        String dialled = question.argument();
        if (dialled.equals(HEARD)) {
            written(question, null);
            return new HostReply.Stay(AWAKE, List.of(new HostAct.Say(new Prompt(AWAKE, view.language(), List.of(
                    new PromptItem.Silence(SILENCE), new PromptItem.File("wake-up"), time(question.at()),
                    new PromptItem.File("wake-again"), new PromptItem.Silence(SILENCE)), false, TIMES))));
        }
        if (dialled.equals(CODE)) {
            return new HostReply.Play(written(question, null) ? Tone.CONFIRMATION : Tone.REJECTED);
        }
        int hour = Integer.parseInt(dialled.substring(CODE.length(), CODE.length() + 2));
        int minute = Integer.parseInt(dialled.substring(CODE.length() + 2));
        return hour < 24 && minute < 60
                ? at(view, next(question.at(), LocalTime.of(hour, minute)))
                : new HostReply.Play(Tone.REJECTED);
    }

    /** Today when that is still to come, else tomorrow. */
    private Instant next(Instant now, LocalTime time) {
        LocalDateTime here = LocalDateTime.ofInstant(now, zone);
        LocalDateTime today = here.toLocalDate().atTime(time);
        return (today.isAfter(here) ? today : today.plusDays(1)).atZone(zone).toInstant();
    }

    private HostReply at(HostView view, Instant at) {
        return written(view.question(), at)
                ? new HostReply.Stay(SET, List.of(new HostAct.Say(new Prompt(
                        SET, view.language(), List.of(new PromptItem.File("wake-at"), time(at)), true, 1))))
                : new HostReply.Play(Tone.REJECTED);
    }

    private PromptItem time(Instant at) {
        return new PromptItem.Moment(LocalDateTime.ofInstant(at, zone), PromptItem.Moment.Part.TIME);
    }

    private boolean written(HostQuestion question, Instant at) {
        try {
            store.write(question.tenant(), question.caller(), at);
            return true;
        } catch (RuntimeException e) {
            WakeUpCodesLog.LOG.refused(question.call().value(), question.caller(), question.argument(), e.toString());
            return false;
        }
    }
}
