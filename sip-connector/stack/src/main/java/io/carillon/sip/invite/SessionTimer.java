package io.carillon.sip.invite;

import io.carillon.contract.Cause;
import io.carillon.sip.message.HeaderName;
import io.carillon.sip.message.MalformedHeader;
import io.carillon.sip.message.RequestBuilder;
import io.carillon.sip.message.ResponseBuilder;
import io.carillon.sip.message.SipMessage;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.message.SipResponse;
import io.carillon.sip.transaction.ClientListener;
import io.carillon.sip.transaction.ClientTransaction;
import io.carillon.sip.transaction.SipTransactions.TimerHandle;
import java.time.Duration;
import java.util.Locale;

/**
 * Keeps a session from lasting for ever when one end has vanished (RFC 4028). Exists only for legs whose device takes
 * part: either we say now and then that it goes on, or we end it when the device no longer does. Runs in the adapter, so
 * it does not depend on the application. Belongs to the leg's serial.
 */
final class SessionTimer implements ClientListener {
    static final String OPTION = "timer";
    private static final String BY_UAC = ";refresher=uac";
    private static final String BY_UAS = ";refresher=uas";
    private static final int LONGEST_NOTICE = 32;

    private final Leg leg;
    private long seconds;
    private boolean ours;
    private boolean byUpdate;
    private boolean closed;
    private TimerHandle timer;

    SessionTimer(Leg leg) {
        this.leg = leg;
    }

    /** What our INVITE asks for, if anything. */
    static void ask(RequestBuilder invite, long seconds, long least) {
        if (seconds > 0) {
            invite.header(HeaderName.SESSION_EXPIRES, seconds).header(HeaderName.MIN_SE, least);
        }
    }

    /** The refusal of a request that wants to be asked too often (section 9), null when it does not. */
    static SipResponse tooOften(Leg leg, SipRequest request) throws MalformedHeader {
        long asked = request.number(HeaderName.SESSION_EXPIRES);
        long least = leg.agent().config().sessions().minSe().toSeconds();
        return asked < 0 || asked >= least || !takesPart(request)
                ? null
                : leg.agent().replies().start(request, 422, leg.dialog().localTag())
                        .header(HeaderName.MIN_SE, least).build();
    }

    static boolean takesPart(SipRequest request) {
        return request.hasToken(HeaderName.SUPPORTED, OPTION) || request.hasToken(HeaderName.REQUIRE, OPTION);
    }

    /** Says in a 2xx to an INVITE, re-INVITE or UPDATE what holds from now on. A device without timers has none. */
    void answer(SipRequest request, ResponseBuilder ok) {
        long most = leg.agent().config().sessions().sessionExpires().toSeconds();
        long asked = number(request, HeaderName.SESSION_EXPIRES);
        if (!takesPart(request) || asked <= 0 && most == 0) {
            return;
        }
        long least = Math.max(number(request, HeaderName.MIN_SE), leg.agent().config().sessions().minSe().toSeconds());
        long wanted = asked <= 0 || most > 0 && asked > most ? most : asked;
        seconds = Math.max(wanted, least);
        ours = refresher(request).equals("uas");
        ok.header(HeaderName.SESSION_EXPIRES, seconds + (ours ? BY_UAS : BY_UAC));
        if (!ours) {
            ok.header(HeaderName.REQUIRE, OPTION);
        }
        allows(request);
        arm();
    }

    /** Takes what the 2xx to our INVITE, re-INVITE or UPDATE says; without a word there is no timer (section 7.2). */
    void take(SipResponse ok) {
        stop();
        seconds = number(ok, HeaderName.SESSION_EXPIRES);
        if (seconds <= 0) {
            return;
        }
        ours = !refresher(ok).equals("uas");
        allows(ok);
        arm();
    }

    /** Adds what a re-INVITE or UPDATE of ours has to repeat (section 7.4). */
    void repeat(RequestBuilder request) {
        if (seconds > 0) {
            request.header(HeaderName.SUPPORTED, RequestChecks.EXTENSIONS)
                    .header(HeaderName.SESSION_EXPIRES, seconds + (ours ? BY_UAC : BY_UAS))
                    .header(HeaderName.MIN_SE, Math.min(seconds, leg.agent().config().sessions().minSe().toSeconds()));
        }
    }

    /** The device wants to be asked less often (section 7.3). False when it says nothing that could be followed. */
    boolean slower(SipResponse refusal) {
        long least = least(refusal);
        boolean follows = least > seconds;
        seconds = follows ? least : seconds;
        return follows;
    }

    /** The least time that a refusal asks for, -1 when it asks for none. */
    static long least(SipResponse refusal) {
        return number(refusal, HeaderName.MIN_SE);
    }

    void close() {
        closed = true;
        stop();
    }

    private void stop() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }

    private void allows(SipMessage message) {
        byUpdate |= message.hasToken(HeaderName.ALLOW, "UPDATE");
    }

    private void arm() {
        // section 10: a refresh after half the time, the end a little before the time is up
        schedule(ours ? Math.max(1, seconds / 2) : seconds - Math.min(LONGEST_NOTICE, seconds / 3));
    }

    /** Seconds are counted as two times T1, so that a tested endpoint with short timers has short sessions, too. */
    private void schedule(long after) {
        stop();
        if (!closed) {
            Duration time = leg.agent().transactions().timers().t1Times(2 * after);
            timer = leg.agent().transactions().schedule(time, () -> leg.serial().run(this::elapsed));
        }
    }

    private void elapsed() {
        if (closed || timer == null) {
            return;
        }
        timer = null;
        if (!ours) {
            leg.agent().counters().sessionsExpired.increment();
            leg.phase().lost(Cause.SESSION_EXPIRED);
        } else if (byUpdate) {
            update();
        } else if (!leg.phase().refresh()) {
            schedule(1);
        }
    }

    private void update() {
        leg.send(() -> {
            RequestBuilder update = leg.request("UPDATE").header(HeaderName.CONTACT, leg.dialog().contact());
            repeat(update);
            return update;
        }, this);
    }

    @Override
    public void onResponse(ClientTransaction transaction, SipResponse response) {
        if (!response.isProvisional()) {
            leg.serial().run(() -> answered(response));
        }
    }

    private void answered(SipResponse response) {
        if (closed) {
            return;
        }
        switch (response.status()) {
            case 408, 481 -> leg.phase().lost(Reasons.of(response));
            case 405, 420, 501 -> {
                byUpdate = false;
                schedule(1);
            }
            case 422 -> {
                slower(response);
                schedule(1);
            }
            default -> {
                if (response.isSuccess()) {
                    refreshTarget(response);
                    take(response);
                } else {
                    schedule(Math.max(1, seconds / 8));
                }
            }
        }
    }

    private void refreshTarget(SipResponse response) {
        try {
            leg.dialog().retarget(response, leg.agent().resolver());
        } catch (MalformedHeader malformed) {
            leg.ignored(malformed.getMessage());
        }
    }

    @Override
    public void onTimeout(ClientTransaction transaction) {
        leg.serial().run(() -> unreachable(Cause.SESSION_EXPIRED));
    }

    @Override
    public void onTransportFailure(ClientTransaction transaction, String reason) {
        leg.serial().run(() -> unreachable(Cause.SESSION_EXPIRED));
    }

    private void unreachable(Cause cause) {
        if (!closed) {
            leg.agent().counters().sessionsExpired.increment();
            leg.phase().lost(cause);
        }
    }

    private static String refresher(SipMessage message) {
        String value = message.value(HeaderName.SESSION_EXPIRES);
        if (value == null) {
            return "";
        }
        String lower = value.toLowerCase(Locale.ROOT).replace(" ", "");
        return lower.contains(BY_UAS) ? "uas" : lower.contains(BY_UAC) ? "uac" : "";
    }

    /** A malformed number is as good as none. */
    private static long number(SipMessage message, HeaderName name) {
        try {
            return message.number(name);
        } catch (MalformedHeader malformed) {
            return -1;
        }
    }
}
