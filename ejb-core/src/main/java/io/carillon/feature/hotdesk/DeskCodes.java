package io.carillon.feature.hotdesk;

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
import io.carillon.hotdesk.DeskLogin;
import io.carillon.trunk.DeskSwitch;
import io.carillon.voicemail.Mailboxes;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Asks for a PIN and logs in at the telephone from which it is called. */
@Dependent
public class DeskCodes implements HostingFeature {
    private static final String ID = "hot-desking";
    private static final String ASK = "ask";
    private static final String BYE = "bye";
    private static final String LATE = "late";
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int MOST_DIGITS = 10;
    private static final int MOST_TRIES = 3;

    private final Store store;

    /** Where PINs and logins are kept: in the house, or a test's own. */
    public interface Store {
        /** Looks at the PIN of a mailbox. */
        Entry enter(Tenant tenant, String user, String pin, Instant now);

        /** Commits a login; throws when it cannot be stored. */
        void login(Tenant tenant, String telephone, String user);

        /** Commits its end. @return false when nobody has logged in there */
        boolean logout(Tenant tenant, String telephone);
    }

    /** What came of a PIN. */
    public enum Entry {
        OPEN,
        WRONG,
        /** Too many were wrong: none is looked at for a while. */
        LOCKED,
        /** There is none to compare it with. */
        UNSET
    }

    /** PINs are those of mailboxes. */
    @Inject
    public DeskCodes(Mailboxes mailboxes, DeskSwitch desks) {
        this(new Store() {
            @Override
            public Entry enter(Tenant tenant, String user, String pin, Instant now) {
                return Entry.valueOf(mailboxes.enter(tenant, user, pin, now).name());
            }

            @Override
            public void login(Tenant tenant, String telephone, String user) {
                desks.login(tenant, telephone, user);
            }

            @Override
            public boolean logout(Tenant tenant, String telephone) {
                return desks.logout(tenant, telephone, telephone);
            }
        });
    }

    public DeskCodes(Store store) {
        this.store = store;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<FeatureCode> codes() {
        return List.of(
                new FeatureCode(DeskLogin.CODE + " logs in at this telephone", new Match.Prefix(DeskLogin.CODE, 2, 15), ID),
                new FeatureCode(DeskLogin.OUT + " gives this telephone back", new Match.Exact(DeskLogin.OUT), ID));
    }

    /** What is noted is the number of tries, and the digits of this one. */
    @Override
    public HostReply hear(HostView view, HostInput input) {
        HostQuestion question = view.question();
        if (input instanceof HostInput.Entered) {
            return question.outside() ? new HostReply.Leave(Cause.FORBIDDEN) : begin(view);
        }
        if (input instanceof HostInput.Pressed pressed && !question.noted().isEmpty()) {
            return pressed(view, pressed.key());
        }
        boolean over = input instanceof HostInput.ToneEnded || input instanceof HostInput.TimedOut
                || input instanceof HostInput.Said said && said.prompt().equals(BYE);
        return over ? new HostReply.Leave(Cause.NORMAL_CLEARING) : new HostReply.Stay(question.noted(), List.of());
    }

    private HostReply begin(HostView view) {
        HostQuestion question = view.question();
        if (!question.argument().equals(DeskLogin.OUT)) {
            return ask(view, 1, "vm-pin");
        }
        try {
            boolean out = store.logout(question.tenant(), question.caller());
            return new HostReply.Play(out ? Tone.CONFIRMATION : Tone.REJECTED);
        } catch (RuntimeException e) {
            return failed(question, e);
        }
    }

    private static HostReply ask(HostView view, int tries, String... prompts) {
        return new HostReply.Stay(String.valueOf(tries), List.of(
                new HostAct.Say(prompt(view, ASK, prompts)), new HostAct.Wait(LATE, PATIENCE)));
    }

    private static HostReply bye(HostView view, String prompt) {
        return new HostReply.Stay("", List.of(new HostAct.Forget(LATE), new HostAct.Say(prompt(view, BYE, prompt))));
    }

    private static Prompt prompt(HostView view, String id, String... names) {
        return new Prompt(id, view.language(), Arrays.stream(names).<PromptItem>map(PromptItem.File::new).toList());
    }

    private HostReply pressed(HostView view, char key) {
        HostQuestion question = view.question();
        String digits = question.noted().substring(1);
        if (key == '#') {
            return entered(view, question.noted().charAt(0) - '0', digits);
        }
        return key >= '0' && key <= '9' && digits.length() < MOST_DIGITS
                ? new HostReply.Stay(question.noted() + key, List.of(new HostAct.Wait(LATE, PATIENCE)))
                : new HostReply.Stay(question.noted(), List.of());
    }

    /** Whether there is such an extension is not told before the PIN. */
    private HostReply entered(HostView view, int tries, String pin) {
        HostQuestion question = view.question();
        String user = question.argument().substring(DeskLogin.CODE.length());
        boolean there = !user.equals(question.caller()) && view.dialplan().directory().find(question.tenant(), user)
                .filter(subscriber -> subscriber.extension().enabled())
                .isPresent();
        try {
            Entry entry = there ? store.enter(question.tenant(), user, pin, question.at()) : Entry.WRONG;
            if (entry == Entry.OPEN) {
                store.login(question.tenant(), question.caller(), user);
                return new HostReply.Play(Tone.CONFIRMATION);
            }
            if (entry == Entry.WRONG) {
                return tries >= MOST_TRIES ? bye(view, "vm-wrong") : ask(view, tries + 1, "vm-wrong", "vm-pin");
            }
            return bye(view, entry == Entry.LOCKED ? "vm-locked" : "vm-no-pin");
        } catch (RuntimeException e) {
            return failed(question, e);
        }
    }

    private static HostReply failed(HostQuestion question, RuntimeException e) {
        HotDeskLog.LOG.refused(question.call().value(), question.caller(), question.argument(), e.toString());
        return new HostReply.Play(Tone.REJECTED);
    }
}
