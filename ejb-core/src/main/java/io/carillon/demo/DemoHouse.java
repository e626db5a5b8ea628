package io.carillon.demo;

import static io.carillon.demo.DemoLog.LOG;

import io.carillon.contract.Handset;
import io.carillon.contract.HandsetCall;
import io.carillon.contract.HandsetOrder;
import io.carillon.contract.Tenant;
import io.carillon.directory.Extensions;
import io.carillon.directory.SwitchLink;
import io.carillon.trunk.OutsideDesk;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** Sees to the demonstration while the server runs, when it is wanted. */
@Startup
@Singleton
@DependsOn({"Migration", "FirstRun"})
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DemoHouse {
    private static final String WANTED = "carillon.demo";
    private static final String WHO = "demo";
    /** Ticks of a round of who calls the queue: 40 s there, silent until he hears music, then 80 s of peace. */
    private static final int ROUND = 12;
    private static final int WAITS = 4;

    @EJB
    private Extensions extensions;

    @EJB
    private OutsideDesk desk;

    @Inject
    private SwitchLink link;

    private final Map<String, Handset> phones = new ConcurrentHashMap<>();
    private final ReentrantLock turn = new ReentrantLock();
    private HandsetCall waiting;
    private int tick;

    @PostConstruct
    void begin() {
        String wanted = System.getProperty(WANTED, "false").strip();
        if (!wanted.equals("true") && !wanted.equals("false")) {
            LOG.badSetting(wanted);
            throw new IllegalArgumentException("setting " + WANTED + ": must be true or false, not '" + wanted + "'");
        }
        if (wanted.equals("true")) {
            furnish(new DemoSeed(Tenant.DEFAULT, extensions, desk, WHO));
        }
    }

    private void furnish(DemoSeed seed) {
        if (!seed.isThere()) {
            Optional<String> own = seed.ownData();
            if (own.isPresent()) {
                LOG.refused(own.get());
                return;
            }
            seed.add();
            LOG.added();
        }
        for (DemoPlan.Person person : DemoPlan.PEOPLE) {
            seed.secret(person.number()).ifPresent(secret -> open(person, secret));
        }
    }

    private void open(DemoPlan.Person person, String secret) {
        SwitchLink.Answer<Handset> opened = link.ask(connection -> connection.handsets()
                .open(new HandsetOrder(person.number(), secret, person.manner(), person.says(), 0)));
        opened.value().ifPresentOrElse(phone -> phones.put(person.number(), phone),
                () -> LOG.notOpened(person.number(), opened.trouble()));
    }

    /** Every ten seconds: somebody goes to the queue, waits and gives up. */
    @Schedule(second = "*/10", minute = "*", hour = "*", persistent = false)
    public void tick() {
        Handset caller = phones.get(DemoPlan.CALLER);
        if (caller == null || !turn.tryLock()) {
            return;
        }
        try {
            visit(caller);
        } catch (RuntimeException refused) {
            // the next round begins anew: a call that has ended meanwhile takes no more orders
            waiting = null;
            tick = 0;
            LOG.notCalled(refused.getMessage());
        } finally {
            turn.unlock();
        }
    }

    private void visit(Handset caller) {
        if (waiting == null && tick == 0 && caller.isRegistered()) {
            waiting = caller.call(DemoPlan.QUEUE);
        } else if (waiting != null && tick == 1) {
            waiting.say(DemoPlan.spoken("demo-caller"));
        } else if (waiting != null && tick >= WAITS) {
            waiting.hangUp();
            waiting = null;
        }
        tick = tick == 0 && waiting == null ? 0 : (tick + 1) % ROUND;
    }

    /** The application goes: the telephones with it. */
    @PreDestroy
    void end() {
        phones.values().forEach(Handset::close);
        phones.clear();
    }
}
