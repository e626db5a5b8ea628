package io.carillon.directory;

import io.carillon.contract.RegisterAsked;
import io.carillon.contract.RegisterAsked.ContactAsked;
import io.carillon.contract.RegisterReply.Refused;
import io.carillon.store.Columns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What one REGISTER makes of the bindings of its address of record (RFC 3261 section 10.3, steps 6 and 7). Pure: looks
 * at the bindings there are and says which there shall be. Either every contact is taken or none.
 */
final class Registration {
    /** The outcome. */
    sealed interface Decision permits Accepted, Rejected {}

    /**
     * The bindings as they shall be.
     *
     * @param bindings all of them, best preference first
     * @param added new ones and those whose telephone writes its URI differently now
     * @param removed those that end
     * @param refreshed those that go on, as they are now
     */
    record Accepted(List<Binding> bindings, List<Binding> added, List<Binding> removed, List<Binding> refreshed)
            implements Decision {}

    /** Nothing changes. */
    record Rejected(Refused reply) implements Decision {}

    private final RegisterAsked asked;
    private final RegistrationLimits limits;
    private final List<Binding> bindings;
    private final List<Binding> added = new ArrayList<>();
    private final List<Binding> removed = new ArrayList<>();
    private final List<Binding> refreshed = new ArrayList<>();

    private Registration(List<Binding> current, RegisterAsked asked, RegistrationLimits limits) {
        this.asked = asked;
        this.limits = limits;
        this.bindings = new ArrayList<>(current);
    }

    /** @param current the bindings that have not expired */
    static Decision decide(List<Binding> current, RegisterAsked asked, RegistrationLimits limits) {
        Registration registration = new Registration(current, asked, limits);
        Refused refused = asked.wildcard() ? registration.removeAll() : registration.takeContacts();
        if (refused != null) {
            return new Rejected(refused);
        }
        return new Accepted(
                registration.bindings.stream().sorted(Comparator.comparingInt(Binding::q).reversed()).toList(),
                        registration.added, registration.removed, registration.refreshed);
    }

    private Refused removeAll() {
        for (Binding binding : bindings) {
            if (isOutOfOrder(binding)) {
                return outOfOrder();
            }
        }
        removed.addAll(bindings);
        bindings.clear();
        return null;
    }

    private Refused takeContacts() {
        if (asked.path().stream().mapToInt(hop -> hop.length() + 1).sum() > RegistrationLimits.MAX_PATH) {
            return refused(400, "Path longer than " + RegistrationLimits.MAX_PATH + " characters");
        }
        for (ContactAsked contact : asked.contacts()) {
            Refused refused = take(contact);
            if (refused != null) {
                return refused;
            }
        }
        if (bindings.size() > limits.maxContacts()) {
            return refused(403, "More than " + limits.maxContacts() + " contacts");
        }
        return null;
    }

    private Refused take(ContactAsked contact) {
        if (contact.uri().isEmpty() || contact.uri().length() > RegistrationLimits.MAX_URI) {
            return refused(400, "Contact longer than " + RegistrationLimits.MAX_URI + " characters");
        }
        long expires = contact.expires() < 0 ? limits.defaultExpires() : Math.min(contact.expires(),
                limits.maxExpires());
        if (expires > 0 && expires < limits.minExpires()) {
            return new Refused(423, "Interval Too Brief", limits.minExpires(), 0);
        }
        int index = indexOf(contact);
        Binding known = index < 0 ? null : bindings.get(index);
        if (known != null && isOutOfOrder(known) && !isOfThisRequest(known)) {
            return outOfOrder();
        }
        if (expires == 0) {
            remove(index);
        } else {
            put(index, bound(contact, asked.at().plusSeconds(expires)));
        }
        return null;
    }

    private void remove(int index) {
        if (index >= 0) {
            Binding gone = bindings.remove(index);
            if (!added.remove(gone)) {
                removed.add(gone);
            }
            refreshed.remove(gone);
        }
    }

    private void put(int index, Binding now) {
        if (index >= 0 && bindings.get(index).uri().equals(now.uri()) && !added.contains(bindings.get(index))) {
            bindings.set(index, now);
            refreshed.add(now);
        } else {
            remove(index);
            bindings.add(now);
            added.add(now);
        }
    }

    /** RFC 5626 section 6: the same flow of the same device is the same binding, whatever its URI is this time. */
    private int indexOf(ContactAsked contact) {
        for (int i = 0; i < bindings.size() && contact.regId() > 0; i++) {
            Binding one = bindings.get(i);
            if (one.regId() == contact.regId() && one.instance().equals(clipped(contact.instance(), 200))) {
                removeOther(i, contact.uri());
                return bindings.indexOf(one);
            }
        }
        for (int i = 0; i < bindings.size(); i++) {
            if (ContactUri.same(bindings.get(i).uri(), contact.uri())) {
                return i;
            }
        }
        return -1;
    }

    /** A URI stands in one binding only. */
    private void removeOther(int index, String uri) {
        for (int i = 0; i < bindings.size(); i++) {
            if (i != index && ContactUri.same(bindings.get(i).uri(), uri)) {
                remove(i);
                return;
            }
        }
    }

    /** Step 7: within one Call-ID only a higher CSeq may change a binding; anything else arrived late. */
    private boolean isOutOfOrder(Binding binding) {
        return binding.sipCallId().equals(asked.sipCallId()) && asked.cseq() <= binding.cseq();
    }

    /** A REGISTER may name the same contact twice; the last one counts. */
    private boolean isOfThisRequest(Binding binding) {
        return added.contains(binding) || refreshed.contains(binding);
    }

    private Binding bound(ContactAsked contact, Instant expiresAt) {
        return new Binding(
                asked.aor(),
                contact.uri(),
                asked.path(),
                asked.source(),
                expiresAt,
                contact.q(),
                clipped(contact.instance(), 200),
                clipped(asked.userAgent(), 200),
                clipped(asked.sipCallId(), 256),
                asked.cseq(),
                contact.regId(),
                clipped(asked.account(), 128));
    }

    private static String clipped(String hostile, int max) {
        return Columns.text(hostile, max);
    }

    private static Refused outOfOrder() {
        return refused(500, "CSeq out of order");
    }

    private static Refused refused(int status, String reason) {
        return new Refused(status, reason, 0, 0);
    }
}
