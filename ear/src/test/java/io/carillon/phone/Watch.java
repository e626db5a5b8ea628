package io.carillon.phone;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/** One subscription of a phone (RFC 6665): a dialog of its own, and the NOTIFY requests that came in it. */
public final class Watch {
    private final Phone phone;
    private final String target;
    private final String event;
    private final String callId = UUID.randomUUID().toString();
    private final String localTag = Phone.tag();
    private final List<Notice> notices = new ArrayList<>();
    private String contact;
    private String to;
    private long cseq;
    private int seen;
    private volatile int answer = 200;
    private List<String> extra = List.of();

    /** A NOTIFY and when it came, in nanoseconds. */
    public record Notice(SipText message, long nanos) {
        public String body() {
            return message.body();
        }

        public String state() {
            return message.header("Subscription-State");
        }

        /** Version attribute of an XML document, -1 when there is none. */
        public long version() {
            var found = java.util.regex.Pattern.compile("version=\"(\\d+)\"\\s+(?:full)?[sS]tate=").matcher(body());
            return found.find() ? Long.parseLong(found.group(1)) : -1;
        }
    }

    Watch(Phone phone, String target, String event) {
        this.phone = phone;
        this.target = target;
        this.event = event;
        this.contact = phone.serverUri(target);
        this.to = "<" + contact + ">";
    }

    public String callId() {
        return callId;
    }

    /** Further headers of every SUBSCRIBE, name after name and value. */
    public Watch with(String... headers) {
        extra = List.of(headers);
        return this;
    }

    /** What the phone answers to NOTIFY from now on. */
    public Watch answering(int status) {
        answer = status;
        return this;
    }

    /** Subscribes or refreshes, or fails the test. */
    public Watch on(int expires) throws Exception {
        SipText reply = subscribe(expires);
        if (reply.status() != 200) {
            throw new AssertionError("SUBSCRIBE got " + reply + "\n" + phone.transcript());
        }
        return this;
    }

    /** Sends SUBSCRIBE with credentials and returns the final response. */
    public SipText subscribe(int expires) throws Exception {
        SipText first = request(expires, null);
        SipText reply = phone.exchange(first);
        if (reply.status() == 407) {
            String credentials = phone.authorize(reply, "Proxy-Authenticate", "SUBSCRIBE", first.requestUri());
            reply = phone.exchange(request(expires, credentials));
        }
        if (reply.status() == 200) {
            to = reply.header("To");
            contact = SipText.uri(reply.header("Contact"));
        }
        return reply;
    }

    private SipText request(int expires, String credentials) {
        SipText request = new SipText("SUBSCRIBE " + contact + " SIP/2.0")
                .add("Via", phone.via())
                .add("Max-Forwards", "70")
                .add("From", "<" + phone.serverUri(phone.user()) + ">;tag=" + localTag)
                .add("To", to)
                .add("Call-ID", callId)
                .add("CSeq", ++cseq + " SUBSCRIBE")
                .add("Contact", phone.contact())
                .add("Event", event)
                .add("Expires", String.valueOf(expires));
        for (int i = 0; i + 1 < extra.size(); i += 2) {
            request.add(extra.get(i), extra.get(i + 1));
        }
        return credentials == null ? request : request.add("Proxy-Authorization", credentials);
    }

    static SipText publication(
            Phone phone, String credentials, String event, int expires, String etag, String contentType, String body) {
        String uri = phone.serverUri(phone.user());
        SipText request = new SipText("PUBLISH " + uri + " SIP/2.0")
                .add("Via", phone.via())
                .add("Max-Forwards", "70")
                .add("From", "<" + uri + ">;tag=" + Phone.tag())
                .add("To", "<" + uri + ">")
                .add("Call-ID", UUID.randomUUID().toString())
                .add("CSeq", "1 PUBLISH")
                .add("Event", event)
                .add("Expires", String.valueOf(expires));
        if (etag != null) {
            request.add("SIP-If-Match", etag);
        }
        if (credentials != null) {
            request.add("Proxy-Authorization", credentials);
        }
        return body == null ? request : request.body(contentType, body);
    }

    void received(SipText notify) throws Exception {
        phone.reply(notify, Phone.response(notify, answer, answer == 200 ? "OK" : "Not OK", localTag));
        synchronized (notices) {
            notices.add(new Notice(notify, System.nanoTime()));
            notices.notifyAll();
        }
    }

    /** All that came so far. */
    public List<Notice> all() {
        synchronized (notices) {
            return List.copyOf(notices);
        }
    }

    /** The next NOTIFY not looked at yet. */
    public Notice next() throws InterruptedException {
        return next(notice -> true);
    }

    /** The next NOTIFY that is as wanted; others before it are passed over. */
    public Notice next(Predicate<Notice> wanted) throws InterruptedException {
        long deadline = System.nanoTime() + Phone.PATIENCE.toNanos();
        synchronized (notices) {
            while (true) {
                while (seen < notices.size()) {
                    Notice notice = notices.get(seen++);
                    if (wanted.test(notice)) {
                        return notice;
                    }
                }
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    throw new AssertionError("no wanted NOTIFY\n" + phone.transcript());
                }
                notices.wait(left);
            }
        }
    }

    /** The next NOTIFY whose body holds all of this. */
    public Notice nextWith(String... parts) throws InterruptedException {
        return next(notice -> List.of(parts).stream().allMatch(notice.body()::contains));
    }
}
