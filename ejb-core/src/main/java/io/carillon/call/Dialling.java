package io.carillon.call;

import io.carillon.contract.CallerIdentity;
import io.carillon.contract.DialNotes;
import io.carillon.contract.LegId;
import io.carillon.contract.SignedCall;
import io.carillon.contract.SipTarget;
import io.carillon.contract.SwitchCommand;
import io.carillon.contract.TrunkUse;
import io.carillon.contract.Verstat;
import io.carillon.dialplan.Carrier;
import io.carillon.dialplan.Help;
import io.carillon.dialplan.Route;
import io.carillon.event.CallEvent;
import java.util.ArrayList;
import java.util.List;

/** Places the legs of a search: which telephones, who is shown to them, and what else they are told. */
record Dialling(WhileSearching rules) {
    private static final CallerIdentity WITHHELD = CallerIdentity.of("anonymous");

    private Turn turn() {
        return rules.turn;
    }

    private String group() {
        Hunt hunt = rules.search().hunt();
        return hunt == null || hunt.personal() ? "" : hunt.group();
    }

    /** All telephones of an extension together, as far as that many may ring. */
    void telephones(Route.Ring route) {
        Turn turn = turn();
        Search search = rules.search();
        DialNotes notes = notes(route.autoAnswer() || rules.answersByItself());
        List<SipTarget> targets = route.targets();
        int telephones = Math.min(targets.size(), turn.advice().limits().maxTelephones());
        for (int i = 0; i < telephones; i++) {
            LegId id = turn.nextLeg();
            turn.put(new Leg(id, Leg.Role.CALLEE, route.extension(), targets.get(i), id.value(), search.attempt(),
                    turn.at(), LegPhase.Offered.NOW, null, group()));
            turn.command(new SwitchCommand.Dial(
                    id, targets.get(i), notes.withheld() ? WITHHELD : rules.shownNow(), search.wanted(),
                    rules.waiting(), turn.call().hops(), notes));
        }
    }

    /** One number outside of the house through one trunk. */
    void trunk(Route.Carry route) {
        Turn turn = turn();
        turn.outbound();
        Carrier.Outbound out = route.to().call();
        tellHelp(route);
        LegId id = turn.nextLeg();
        boolean hidden = hides(route);
        SipTarget target = hidden ? hiding(out.target()) : out.target();
        turn.put(new Leg(id, Leg.Role.CALLEE, route.number(), target, id.value(), rules.search().attempt(),
                turn.at(), LegPhase.Offered.NOW, route.to().price(), group()));
        SignedCall signed = Vouching.of(turn, out, route.to().help() != null, hidden);
        turn.command(new SwitchCommand.Dial(id, target, hidden ? WITHHELD : out.shown(), out.dialled(),
                rules.waiting(), turn.call().hops(), DialNotes.outside(senders(out), signed)));
    }

    /**
     * Whoever sent the call on, outside and then in the house, by the numbers that the trunk may know; one number is told
     * once, with its last reason.
     */
    private List<DialNotes.Diverted> senders(Carrier.Outbound out) {
        List<DialNotes.Diverted> known = new ArrayList<>(out.before());
        for (DialNotes.Diverted sender : rules.search().diversions()) {
            String number = out.senders().get(sender.number());
            if (number != null) {
                known.removeIf(before -> before.number().equals(number));
                known.add(new DialNotes.Diverted(number, sender.why()));
            }
        }
        return known;
    }

    /** What the trunk is told of the caller is not for the called party (RFC 3325 section 7). */
    private static SipTarget hiding(SipTarget target) {
        TrunkUse use = target.trunk();
        return new SipTarget(target.uri(), target.path(), target.via(), target.security(), new TrunkUse(
                use.trunk(), use.asserted(), true, use.codecs(), use.location(), use.emergency()));
    }

    /** Who had sent on outside whoever waits, as far as that is believed. */
    List<DialNotes.Diverted> before() {
        Call call = turn().call();
        Leg caller = call.diverted().isEmpty() || rules.waiting() == null ? null : turn().leg(rules.waiting());
        boolean told = caller != null && caller.role() == Leg.Role.CALLER && turn().isOutside(caller)
                && turn().advice().believes(call.origin());
        return told ? call.diverted() : List.of();
    }

    private DialNotes notes(boolean autoAnswer) {
        List<DialNotes.Diverted> diverted = new ArrayList<>(before());
        diverted.addAll(rules.search().diversions());
        boolean withheld = isWithheld();
        DialNotes.Verified verified = verified();
        String referredBy = rules.referredBy();
        return referredBy == null && diverted.isEmpty() && !withheld && !autoAnswer && verified.verstat() == null
                ? DialNotes.NONE
                : new DialNotes(referredBy, diverted, withheld, autoAnswer, SignedCall.NONE, verified);
    }

    /** Only the number of who placed the call was verified. */
    private DialNotes.Verified verified() {
        Turn turn = turn();
        Verstat verstat = turn.proof().verstat();
        Leg caller = verstat == null || rules.waiting() == null ? null : turn.leg(rules.waiting());
        return caller != null && caller.role() == Leg.Role.CALLER && turn.isOutside(caller)
                ? turn.advice().told(verstat) : DialNotes.Verified.UNTOLD;
    }

    /** Only who placed the call can have asked not to be known. */
    private boolean isWithheld() {
        Turn turn = turn();
        Leg caller = turn.isWithheld() && rules.waiting() != null ? turn.leg(rules.waiting()) : null;
        return caller != null && caller.role() == Leg.Role.CALLER;
    }

    /** Whoever calls for help is always named. */
    private boolean hides(Route.Carry route) {
        return isWithheld() && route.to().help() == null;
    }

    /** Those on the spot hear of a call for help with its first attempt. */
    private void tellHelp(Route.Carry route) {
        Turn turn = turn();
        Help help = route.to().help();
        for (Leg leg : turn.legs()) {
            if (help == null || !leg.trunk().isEmpty()) {
                return;
            }
        }
        Call call = turn.call();
        turn.event(new CallEvent.EmergencyCalled(call.id(), call.tenant(), turn.at(), turn.direction(),
                turn.from().number(), route.number(), help));
    }
}
