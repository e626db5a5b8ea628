package io.carillon.tenant;

import static io.carillon.tenant.TenantLog.LOG;

import io.carillon.directory.Customer;
import io.carillon.directory.CustomerBook;
import io.carillon.directory.CustomersChanged;
import io.carillon.directory.SwitchLink;
import io.carillon.store.DurableCommits;
import io.carillon.tenant.store.CustomerStore;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * Carries every committed change of tenants to the book that lives without the database, and their domains to the switch. What
 * could not be carried is made up for by the next tick; another server's change is seen by it, too.
 */
@Startup
@Singleton
@DependsOn("Migration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CustomerLoader {
    @EJB
    private CustomerStore store;

    @Inject
    private CustomerBook book;

    @Inject
    private SwitchLink link;

    @Inject
    private DurableCommits commits;

    @Inject
    private Event<CustomersChanged> changed;

    private final ReentrantLock turn = new ReentrantLock();
    private volatile boolean bookStale;
    private volatile boolean switchStale = true;
    private boolean warned;

    @PostConstruct
    void load() {
        read();
        push();
    }

    /** After the commit of a change. */
    public void refresh() {
        commits.ensure();
        turn.lock();
        try {
            read();
            push();
        } catch (RuntimeException failed) {
            // the change is committed: its author gets an answer, the tick below makes up for the rest
            bookStale = true;
            LOG.notTold(failed.toString());
        } finally {
            turn.unlock();
        }
        changed.fire(new CustomersChanged());
    }

    /** Makes up for what could not be carried. */
    @Schedule(second = "*/2", minute = "*", hour = "*", persistent = false)
    public void catchUp() {
        if (bookStale) {
            refresh();
        } else if (switchStale) {
            turn.lock();
            try {
                push();
            } finally {
                turn.unlock();
            }
        }
    }

    private void read() {
        List<Customer> all = store.all();
        book.replace(all);
        bookStale = false;
        LOG.known(all.stream()
                .map(one -> one.tenant() + (one.enabled() ? "" : " (off)"))
                .collect(Collectors.joining(", ")));
    }

    private void push() {
        SwitchLink.Answer<Boolean> told = link.ask(connection -> {
            connection.replaceDomains(book.domains());
            return true;
        });
        switchStale = told.value().isEmpty();
        if (switchStale && !warned) {
            LOG.notTold(told.trouble());
        }
        warned = switchStale;
    }
}
