package io.carillon.selftest;

import static io.carillon.selftest.SelfTestLog.LOG;

import io.carillon.cdr.CallRecords;
import io.carillon.contract.Handset;
import io.carillon.contract.HandsetOrder;
import io.carillon.contract.Handsets;
import io.carillon.contract.SipDomain;
import io.carillon.contract.SwitchConnection;
import io.carillon.contract.Tenant;
import io.carillon.directory.AuditTrail;
import io.carillon.directory.CustomerBook;
import io.carillon.directory.Extensions;
import io.carillon.directory.Issued;
import io.carillon.directory.SwitchLink;
import io.carillon.trunk.OutsideDesk;
import io.carillon.voicemail.VoicemailDesk;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Tries out the running server. One at a time; takes some ten seconds, and two minutes at most. */
@ApplicationScoped
public class SelfTest {
    @EJB
    private Extensions extensions;

    @EJB
    private OutsideDesk desk;

    @EJB
    private VoicemailDesk voicemail;

    @EJB
    private CallRecords records;

    @EJB
    private AuditTrail audit;

    @Inject
    private SwitchLink link;

    @Inject
    private CustomerBook customers;

    private final Semaphore turn = new Semaphore(1);

    /**
     * Tries it out, and removes afterwards all that was made for it.
     *
     * @param tenant in whose house
     * @param calls which
     * @param who for the audit
     * @throws SelfTestBusy one is under way
     */
    public SelfTestReport run(Tenant tenant, Set<SelfTestCall> calls, String who) {
        if (!turn.tryAcquire()) {
            throw new SelfTestBusy();
        }
        try {
            audit.note(tenant, who, "selftest.run", tenant.name());
            SelfTestReport report = new Course(new TemporaryHouse(
                    tenant, who, new TemporaryHouse.Doors(extensions, desk, voicemail)), calls).go();
            LOG.done(who, report.verdict());
            return report;
        } finally {
            turn.release();
        }
    }

    /** One self-test. */
    private final class Course {
        private final TemporaryHouse house;
        private final Set<SelfTestCall> calls;
        private final Instant startedAt = Instant.now();
        private final long began = System.nanoTime();
        private final List<SelfTestReport.Step> steps = new ArrayList<>();
        private final List<Handset> phones = new ArrayList<>();
        private Trial trial;

        Course(TemporaryHouse house, Set<SelfTestCall> calls) {
            this.house = house;
            this.calls = calls;
        }

        SelfTestReport go() {
            house.remove();
            try {
                if (step("registration", this::register)) {
                    tryCalls();
                    step("records", trial::records);
                }
            } finally {
                step("removal", this::remove);
            }
            boolean heard = trial != null && trial.tone() != null;
            return new SelfTestReport(startedAt, since(began), steps, heard ? trial.tone() : null,
                    heard ? trial.media().packetsReceived() : 0, heard ? trial.media().packetsLost() : 0);
        }

        private void tryCalls() {
            for (SelfTestCall call : SelfTestCall.values()) {
                if (calls.contains(call)) {
                    step(call.name().toLowerCase(Locale.ROOT), switch (call) {
                        case ECHO -> trial::echo;
                        case MENU -> trial::menu;
                        case VOICEMAIL -> trial::voicemail;
                    });
                }
            }
        }

        /** Something to try. */
        private interface Attempt {
            String go() throws StepFailed, InterruptedException;
        }

        private boolean step(String name, Attempt attempt) {
            long from = System.nanoTime();
            boolean passed = false;
            String detail;
            try {
                detail = attempt.go();
                passed = true;
            } catch (StepFailed failed) {
                detail = failed.getMessage();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                detail = "the server stops";
            } catch (RuntimeException broken) {
                LOG.debugf(broken, "step %s of the self-test", name);
                detail = broken.getMessage() == null ? broken.toString() : broken.getMessage();
            }
            steps.add(new SelfTestReport.Step(name, passed, detail, since(from)));
            return passed;
        }

        private String register() throws StepFailed, InterruptedException {
            SwitchLink.Answer<Handsets> handsets = link.ask(SwitchConnection::handsets);
            StepFailed.unless(handsets.value().isPresent(), "the switch cannot be asked: " + handsets.trouble());
            house.build();
            Handset caller = open(handsets.value().get(), house.caller(), 0);
            Handset callee = open(handsets.value().get(), house.callee(), Trial.OTHER_TONE);
            for (Handset phone : List.of(caller, callee)) {
                String trouble = phone.awaitRegistered(Trial.PATIENCE);
                StepFailed.unless(trouble.isEmpty(), trouble);
            }
            trial = new Trial(house, caller, records);
            return "2 telephones";
        }

        private Handset open(Handsets handsets, Issued extension, int hertz) {
            Handset phone = handsets.open(new HandsetOrder(extension.extension().number(), extension.secretShownOnce(),
                    hertz == 0 ? HandsetOrder.Manner.BUSY : HandsetOrder.Manner.ANSWERS, null, hertz, home()));
            phones.add(phone);
            return phone;
        }

        /** Where a telephone of the house says it belongs; null when the address of the server is all that it is told. */
        private SipDomain home() {
            Tenant tenant = house.tenant();
            return customers.domain(tenant).map(name -> new SipDomain(name, tenant, customers.realm(tenant))).orElse(null);
        }

        private String remove() throws StepFailed {
            phones.forEach(Handset::close);
            List<String> left = house.remove();
            StepFailed.unless(left.isEmpty(), "these are still there: " + String.join(", ", left));
            return "nothing is left";
        }
    }

    private static long since(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    }
}
