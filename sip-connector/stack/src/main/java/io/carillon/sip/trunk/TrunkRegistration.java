package io.carillon.sip.trunk;

import io.carillon.contract.SipPeer;
import io.carillon.contract.TrunkLine;
import io.carillon.sip.message.HeaderName;
import io.carillon.sip.message.MalformedHeader;
import io.carillon.sip.message.NameAddr;
import io.carillon.sip.message.RequestBuilder;
import io.carillon.sip.message.SipResponse;
import io.carillon.sip.transaction.ClientListener;
import io.carillon.sip.transaction.ClientTransaction;
import io.carillon.sip.transaction.SipTransactions.TimerHandle;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;

/**
 * Keeps us registered with a trunk (RFC 3261 section 10.2): in time before the registration ends it is renewed; what
 * fails is tried again after 2, 4, 8 … seconds, never less often than every five minutes. A challenge is answered
 * once per REGISTER: whoever challenges the answer again has another password. Where a trunk has several servers the next is tried when one
 * is not in service (RFC 3263 section 4.3).
 *
 * <p>Over a connection we register as a device that is reached by it alone (RFC 5626): it is kept alive, and when it is gone we
 * register anew; where connections live short, after longer and longer times. A registrar that says it knows of connections
 * ({@code Require: outbound}) has forgotten us with it; to any other we are registered for as long as it said.
 */
final class TrunkRegistration {
    private static final int MOST_SECONDS = 300;
    private static final int SHORTEST = 10;
    private static final int LONGEST = 86_400;
    private static final long YOUNG_NANOS = 60_000_000_000L;
    /** First Hop Lacks Outbound Support (RFC 5626 section 11.6). */
    private static final int NO_OUTBOUND = 439;

    private final TrunkLine line;
    private final TrunkWire wire;
    private final TrunkServers servers;
    private final DigestClient digest;
    private final Runnable changed;
    private final String callId;
    private final String registrar;
    private final String us;
    private long cseq;
    private int seconds;
    private int failures;
    /** Connections in a row that did not live long. */
    private int young;
    private boolean registered;
    private boolean stopped;
    /** Whether the way there may know of kept connections; not once it has said that it does not. */
    private boolean outbound = true;
    private TrunkFlow flow;
    private TimerHandle timer;
    private String trouble = "not registered yet";

    /** @param changed told whenever we are registered, or no longer */
    TrunkRegistration(TrunkLine line, Means means, Runnable changed) {
        this.line = line;
        this.wire = means.wire();
        this.servers = means.servers();
        this.digest = means.digest();
        this.changed = changed;
        this.callId = means.wire().transactions().newToken();
        this.seconds = line.registerSeconds();
        String host = line.uri().substring("sip:".length());
        int end = host.indexOf(';');
        this.registrar = "sip:" + (end < 0 ? host : host.substring(0, end));
        this.us = "sip:" + line.username() + "@" + registrar.substring("sip:".length());
    }

    /** What it is done with. */
    record Means(TrunkWire wire, TrunkServers servers, DigestClient digest) {}

    synchronized boolean isRegistered() {
        return registered;
    }

    synchronized String trouble() {
        return registered ? "" : trouble;
    }

    void start() {
        register(seconds);
    }

    /** Takes the registration back; what becomes of that interests nobody any more. */
    void stop() {
        boolean was;
        synchronized (this) {
            was = registered;
            stopped = true;
            registered = false;
            dropFlow();
            if (timer != null) {
                timer.cancel();
            }
        }
        if (was) {
            register(0);
        }
    }

    private void again() {
        int wanted;
        synchronized (this) {
            if (stopped) {
                return;
            }
            wanted = seconds;
        }
        register(wanted);
    }

    private void register(int expires) {
        servers.inOrder().whenComplete((all, failed) -> next(new ArrayDeque<>(failed == null ? all : List.of()), expires,
                "its address is not known"));
    }

    /** Tries the next of these servers; when there is none, it has failed for this reason. */
    private void next(Queue<SipPeer> left, int expires, String why) {
        SipPeer where = left.poll();
        if (where == null) {
            failed(why);
        } else if (expires == 0 || !isStopped()) {
            send(new Asked(where, left, expires, false), Optional.empty());
        }
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    private void send(Asked asked, Optional<DigestClient.Answer> credentials) {
        RequestBuilder register = wire.request("REGISTER", registrar, new TrunkWire.Ends(us, us, callId, next()))
                .header(HeaderName.CONTACT, contact(asked.where))
                .header(HeaderName.EXPIRES, asked.expires);
        if (isOutbound(asked.where)) {
            register.header(HeaderName.SUPPORTED, "path, outbound");
        }
        credentials.ifPresent(answer -> register.header(answer.header(), answer.value()));
        wire.transactions().send(register.build(), asked.where, asked);
    }

    private synchronized boolean isOutbound(SipPeer where) {
        return outbound && where.transport().isStream();
    }

    /** Named so that a registration over the next connection takes the place of this one (RFC 5626 section 4.2). */
    private String contact(SipPeer where) {
        String plain = wire.contact(line.username(), where);
        return isOutbound(where) ? plain + ";reg-id=1;+sip.instance=\"<urn:uuid:" + UUID.nameUUIDFromBytes(
                (line.id() + " " + plain).getBytes(StandardCharsets.UTF_8)) + ">\"" : plain;
    }

    private synchronized long next() {
        return ++cseq;
    }

    private void succeeded(SipResponse response, SipPeer where) {
        long granted;
        synchronized (this) {
            if (stopped) {
                return;
            }
            granted = granted(response);
            failures = 0;
            registered = true;
            later(Math.max(granted * 4 / 5, Math.min(granted, SHORTEST) / 2 + 1));
        }
        changed.run();
        keep(response, where);
    }

    /** There is one next time, whatever made us think of it. */
    private void later(long seconds) {
        if (timer != null) {
            timer.cancel();
        }
        timer = wire.transactions().schedule(Duration.ofSeconds(seconds), this::again);
    }

    private void keep(SipResponse response, SipPeer where) {
        synchronized (this) {
            if (stopped || !where.transport().isStream() || flow != null && flow.isTo(where)) {
                return;
            }
            dropFlow();
        }
        // not under the lock: when the connection is gone already, it is told at once
        TrunkFlow kept = TrunkFlow.keep(wire.transactions(), where, response, gone(response));
        synchronized (this) {
            flow = kept;
            if (stopped) {
                dropFlow();
            }
        }
    }

    private Runnable gone(SipResponse accepted) {
        boolean bound = accepted.hasToken(HeaderName.REQUIRE, "outbound");
        long since = System.nanoTime();
        return () -> {
            synchronized (this) {
                if (stopped) {
                    return;
                }
                dropFlow();
                young = System.nanoTime() - since < YOUNG_NANOS ? Math.min(young + 1, 16) : 1;
                later(Math.min(MOST_SECONDS, 1 << Math.min(young, 9)));
                if (!bound) {
                    return;
                }
                registered = false;
                trouble = "its connection is gone";
            }
            changed.run();
        };
    }

    private void dropFlow() {
        if (flow != null) {
            flow.giveUp();
            flow = null;
        }
    }

    /** What the registrar granted: the expires of our Contact, else Expires, else what we asked for (section 10.2.4). */
    private long granted(SipResponse response) {
        try {
            for (NameAddr contact : response.contacts()) {
                String expires = contact.params().get("expires");
                if (contact.uri().user().equals(line.username()) && expires != null && expires.matches("[0-9]{1,6}")) {
                    return within(Long.parseLong(expires));
                }
            }
            long expires = response.number(HeaderName.EXPIRES);
            return within(expires < 0 ? seconds : expires);
        } catch (MalformedHeader garbage) {
            return within(seconds);
        }
    }

    private static long within(long expires) {
        return Math.min(Math.max(expires, SHORTEST), LONGEST);
    }

    private void failed(String why) {
        synchronized (this) {
            if (stopped) {
                return;
            }
            registered = false;
            trouble = why;
            dropFlow();
            failures = Math.min(failures + 1, 16);
            later(Math.min(MOST_SECONDS, 1 << Math.min(failures, 9)));
        }
        changed.run();
    }

    /** One REGISTER. */
    private final class Asked implements ClientListener {
        private final SipPeer where;
        private final Queue<SipPeer> left;
        private final int expires;
        private final boolean proven;

        Asked(SipPeer where, Queue<SipPeer> left, int expires, boolean proven) {
            this.where = where;
            this.left = left;
            this.expires = expires;
            this.proven = proven;
        }

        @Override
        public void onResponse(ClientTransaction transaction, SipResponse response) {
            int status = response.status();
            if (response.isProvisional()) {
                return;
            }
            if (status == 503) {
                goOn("REGISTER was answered 503");
                return;
            }
            servers.answers(where);
            if (response.isSuccess()) {
                succeeded(response, where);
            } else if (status == NO_OUTBOUND && goesWithoutOutbound()) {
                again();
            } else if (status == 401 || status == 407) {
                challenged(response);
            } else if (status == 423 && expires > 0 && longer(response)) {
                again();
            } else {
                failed("REGISTER was answered " + status);
            }
        }

        private boolean goesWithoutOutbound() {
            synchronized (TrunkRegistration.this) {
                boolean went = outbound;
                outbound = false;
                return went;
            }
        }

        private void challenged(SipResponse response) {
            Optional<DigestClient.Answer> answer =
                    proven ? Optional.empty() : digest.answer(response, "REGISTER", registrar);
            if (answer.isPresent()) {
                send(new Asked(where, left, expires, true), answer);
            } else {
                failed(proven ? "REGISTER was refused: user name or password is wrong"
                        : "REGISTER was challenged for another realm than " + line.realm());
            }
        }

        /** The registrar wants less work (RFC 3261 section 10.2.8): ask for what it names, once more. */
        private boolean longer(SipResponse response) {
            try {
                long least = response.number(HeaderName.MIN_EXPIRES);
                synchronized (TrunkRegistration.this) {
                    if (stopped || least <= seconds || least > LONGEST) {
                        return false;
                    }
                    seconds = (int) least;
                    return true;
                }
            } catch (MalformedHeader garbage) {
                return false;
            }
        }

        @Override
        public void onTimeout(ClientTransaction transaction) {
            goOn("no answer to REGISTER");
        }

        @Override
        public void onTransportFailure(ClientTransaction transaction, String reason) {
            goOn(reason);
        }

        private void goOn(String why) {
            servers.isSilent(where);
            next(left, expires, why);
        }
    }
}
