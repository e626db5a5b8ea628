package io.carillon.phone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * One telephone: an account, a SIP wire, calls. Every wait has a bound and fails the test with what was on the wire.
 *
 * <pre>{@code
 * try (Phone alice = Phone.on(server, "1001", secret); Phone bob = Phone.on(server, "1002", secret2)) {
 *     alice.register(); bob.register();
 *     PhoneCall out = alice.call("1002");
 *     PhoneCall in = bob.awaitCall(); in.ring(); in.answer(); out.awaitAnswered();
 *     assertThat(in.audio().listen(ofSeconds(1)).isTone(alice.tone())).isTrue();
 * }
 * }</pre>
 */
public final class Phone implements AutoCloseable {
    /** How long any expected message may take. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long T1_MILLIS = 500;
    private static int nextTone = 400;

    final InetSocketAddress server;
    final InetAddress local;
    private final Digest.Account account;
    private final Wire wire;
    private final double tone;
    private final List<String> log = new ArrayList<>();
    final List<String[]> said = new CopyOnWriteArrayList<>();
    private final Map<String, BlockingQueue<SipText>> responses = new ConcurrentHashMap<>();
    private final Map<String, byte[]> answered = new ConcurrentHashMap<>();
    private final Map<String, PhoneCall> calls = new ConcurrentHashMap<>();
    private final Map<String, Watch> watches = new ConcurrentHashMap<>();
    private final BlockingQueue<PhoneCall> incoming = new LinkedBlockingQueue<>();
    private final String registrationCallId = UUID.randomUUID().toString();
    private long registrationCseq;
    private volatile int nonceCount;
    volatile String domain;
    /** What stands before its calls: nothing, unless it is made a carrier. */
    public final Gatekeeper gatekeeper = new Gatekeeper();

    private Phone(InetAddress local, InetSocketAddress server, Digest.Account account, Carrier carrier)
            throws IOException {
        this.local = local;
        this.server = server;
        this.account = account;
        this.wire = Wire.of(carrier, local, server, this::received);
        synchronized (Phone.class) {
            tone = nextTone;
            nextTone = nextTone >= 1900 ? 410 : nextTone + 110;
        }
    }

    /** A UDP phone on IPv4 loopback with MD5 digest. */
    public static Phone on(InetSocketAddress server, String user, String secret) throws IOException {
        return new Phone(server.getAddress(), server, new Digest.Account(user, user, secret, "MD5"), Carrier.UDP);
    }

    /** A UDP phone that proves itself with another name than its number, as one that was configured does. */
    public static Phone named(InetSocketAddress server, String user, String name, String secret) throws IOException {
        return new Phone(server.getAddress(), server, new Digest.Account(user, name, secret, "MD5"), Carrier.UDP);
    }

    /** A phone that connects by other means than UDP; the port is that of the transport. */
    public static Phone over(Carrier carrier, InetSocketAddress server, String user, String secret) throws IOException {
        return new Phone(server.getAddress(), server, new Digest.Account(user, user, secret, "MD5"), carrier);
    }

    /** A UDP phone that prefers this digest algorithm, from this local address. */
    public static Phone with(InetSocketAddress server, InetAddress local, String user, String secret, String algorithm)
            throws IOException {
        return new Phone(local, server, new Digest.Account(user, user, secret, algorithm), Carrier.UDP);
    }

    /** A carrier that the house connects to over TCP. */
    public static Phone listening(InetSocketAddress server, InetAddress local, String user) throws IOException {
        return new Phone(local, server, new Digest.Account(user, user, "none", "MD5"), null);
    }

    /** The port of a carrier that the house connects to. */
    public Reception reception() {
        return (Reception) wire;
    }

    public String user() {
        return account.user();
    }

    /** The frequency in hertz that this phone speaks, its own as far as possible. */
    public double tone() {
        return tone;
    }

    public String contact() {
        String transport = wire.transport().startsWith("WS") ? "ws" : wire.transport().toLowerCase(java.util.Locale.ROOT);
        return "<sip:" + account.user() + "@" + wire.address() + ";transport=" + transport + ">";
    }

    /** The certificate that the server showed this phone; null without TLS. */
    public java.security.cert.Certificate serverCertificate() throws IOException {
        return wire.certificate();
    }

    public int sipPort() {
        return wire.port();
    }

    String serverUri(String user) {
        return Domains.uri(this, user);
    }

    /** Registers for five minutes, or fails the test. */
    public Phone register() throws Exception {
        SipText reply = register(300);
        if (reply.status() != 200) {
            throw new AssertionError("REGISTER got " + reply + "\n" + transcript());
        }
        return this;
    }

    /** Sends REGISTER with digest and returns the final response. */
    public SipText register(int expires) throws Exception {
        return register(contact() + ";expires=" + expires);
    }

    /** Sends REGISTER with this Contact value (null for a query) and returns the final response. */
    public SipText register(String contact, String... extraHeaders) throws Exception {
        SipText first = registerRequest(contact, null, extraHeaders);
        SipText reply = exchange(first);
        if (reply.status() != 401) {
            return reply;
        }
        String authorization = authorize(reply, "WWW-Authenticate", "REGISTER", first.requestUri());
        return exchange(registerRequest(contact, authorization, extraHeaders));
    }

    private SipText registerRequest(String contact, String authorization, String... extraHeaders) {
        SipText request = Texts.adding(
                Texts.registration(this, registrationCallId, ++registrationCseq, contact), extraHeaders);
        return authorization == null ? request : request.add("Authorization", authorization);
    }

    /** The credentials that answer a 401 or 407, by the phone's preferred algorithm. */
    public String authorize(SipText challenged, String header, String method, String uri) {
        String challenge = challenged.all(header).stream()
                .filter(c -> {
                    String algorithm = Digest.field(c, "algorithm");
                    return (algorithm.isEmpty() ? "MD5" : algorithm).equalsIgnoreCase(account.algorithm());
                })
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + account.algorithm() + " challenge in\n" + challenged));
        return Digest.authorization(challenge, account, method, uri, ++nonceCount);
    }

    /** Adds a header to every INVITE of this phone from now on, in place of one with its name. */
    public Phone saying(String name, String value) {
        said.removeIf(header -> header[0].equals(name));
        said.add(new String[] {name, value});
        return this;
    }

    /** Dials; the returned call is not answered yet. A 407 is answered with credentials. */
    public PhoneCall call(String number) throws Exception {
        return call(number, Sdp.offer("PCMU", "PCMA"));
    }

    /** Dials with this media. */
    public PhoneCall call(String number, Sdp.Template media) throws Exception {
        PhoneCall call = PhoneCall.outgoing(this, serverUri(number), media);
        calls.put(call.callId(), call);
        call.invite();
        return call;
    }

    /** A subscription to be, of a number or list and an event package. */
    public Watch watch(String target, String event) {
        Watch watch = new Watch(this, target, event);
        watches.put(watch.callId(), watch);
        return watch;
    }

    /** Sends PUBLISH about this phone's own user (RFC 3903) and returns the final response; null leaves a part out. */
    public SipText publish(String event, int expires, String etag, String contentType, String body) throws Exception {
        SipText first = Watch.publication(this, null, event, expires, etag, contentType, body);
        SipText reply = exchange(first);
        if (reply.status() != 407) {
            return reply;
        }
        String credentials = authorize(reply, "Proxy-Authenticate", "PUBLISH", first.requestUri());
        return exchange(Watch.publication(this, credentials, event, expires, etag, contentType, body));
    }

    /** The next call that rings here. */
    public PhoneCall awaitCall() throws InterruptedException {
        PhoneCall call = incoming.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        if (call == null) {
            throw new AssertionError(user() + " was not called\n" + transcript());
        }
        return call;
    }

    /** Whether somebody calls within this time. */
    public boolean isCalledWithin(Duration time) throws InterruptedException {
        PhoneCall call = incoming.poll(time.toMillis(), TimeUnit.MILLISECONDS);
        if (call != null) {
            incoming.add(call);
        }
        return call != null;
    }

    /** Sends a request and retransmits it on UDP until a final response comes (RFC 3261 17.1.2). */
    public SipText exchange(SipText request) throws Exception {
        return exchange(request, response -> response.status() >= 200);
    }

    SipText exchange(SipText request, Predicate<SipText> wanted) throws Exception {
        BlockingQueue<SipText> queue = expect(request);
        send(request);
        return await(request, queue, wanted, PATIENCE);
    }

    BlockingQueue<SipText> expect(SipText request) {
        return responses.computeIfAbsent(key(request), k -> new LinkedBlockingQueue<>());
    }

    SipText await(SipText request, BlockingQueue<SipText> queue, Predicate<SipText> wanted, Duration patience)
            throws Exception {
        long deadline = System.nanoTime() + patience.toNanos();
        long interval = T1_MILLIS;
        boolean answeredOnce = false;
        while (System.nanoTime() < deadline) {
            SipText response = queue.poll(interval, TimeUnit.MILLISECONDS);
            if (response == null) {
                if (!answeredOnce && wire.transport().equals("UDP")) {
                    send(request);
                }
                interval = Math.min(interval * 2, 4_000);
                continue;
            }
            answeredOnce = true;
            if (wanted.test(response)) {
                return response;
            }
        }
        throw new AssertionError("no wanted response to\n" + request + "\n" + transcript());
    }

    private static String key(SipText message) {
        return message.branch() + " " + message.cseqMethod();
    }

    /** Sends as is. */
    public void send(SipText message) throws IOException {
        note(">>", message);
        wire.send(message.bytes());
    }

    /** Sends raw bytes, however wrong. */
    public void sendRaw(byte[] bytes) throws IOException {
        wire.send(bytes);
    }

    void reply(SipText request, SipText response) throws IOException {
        answered.put(key(request), response.bytes());
        send(response);
    }

    private void received(SipText message) {
        note("<<", message);
        try {
            if (!message.isRequest()) {
                PhoneCall call = calls.get(message.callId());
                BlockingQueue<SipText> queue = responses.get(key(message));
                if (queue != null) {
                    queue.add(message);
                }
                if (call != null) {
                    call.response(message);
                }
                return;
            }
            byte[] before = message.method().equals("ACK") ? null : answered.get(key(message));
            if (before != null) {
                wire.send(before);
                return;
            }
            request(message);
        } catch (Exception e) {
            note("!!", new SipText("error: " + e));
        }
    }

    private void request(SipText message) throws Exception {
        PhoneCall call = calls.get(message.callId());
        if (gatekeeper.takes(this, message, call != null)) {
            return;
        }
        Watch watch = watches.get(message.callId());
        if (watch != null) {
            watch.received(message);
        } else if (call != null) {
            call.request(message);
        } else if (message.method().equals("INVITE")) {
            PhoneCall fresh = PhoneCall.incoming(this, message);
            calls.put(message.callId(), fresh);
            incoming.add(fresh);
        } else if (message.method().equals("OPTIONS") || message.method().equals("MESSAGE")) {
            reply(message, response(message, 200, "OK", tag()));
        } else if (!message.method().equals("ACK")) {
            reply(message, response(message, 481, "Call/Transaction Does Not Exist", tag()));
        }
    }

    static SipText response(SipText request, int status, String phrase, String toTag) {
        return Texts.response(request, status, phrase, toTag);
    }

    public String via() {
        return "SIP/2.0/" + wire.transport() + " " + wire.address() + ";rport;branch=z9hG4bK"
                + UUID.randomUUID().toString().substring(0, 13);
    }

    static String tag() {
        return UUID.randomUUID().toString().substring(0, 8);
    }

    private void note(String direction, SipText message) {
        synchronized (log) {
            log.add(direction + " " + message);
            if (log.size() > 400) {
                log.remove(0);
            }
            log.notifyAll();
        }
    }

    /** Everything on this phone's wire, newest last. */
    public String transcript() {
        synchronized (log) {
            return user() + " saw:\n" + String.join("\n", log);
        }
    }

    /** Messages received so far whose start line begins so. */
    public List<SipText> received(String startsWith) {
        synchronized (log) {
            return log.stream()
                    .filter(entry -> entry.startsWith("<< " + startsWith))
                    .map(entry -> entry.substring(3).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    .map(bytes -> SipText.parse(bytes, bytes.length))
                    .toList();
        }
    }

    /** Waits for a message that starts so. */
    public SipText awaitReceived(String startsWith) throws InterruptedException {
        return awaitReceived(startsWith, message -> true);
    }

    /** Waits for a message that starts so and is as wanted. */
    public SipText awaitReceived(String startsWith, Predicate<SipText> wanted) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        synchronized (log) {
            while (true) {
                List<SipText> found = received(startsWith).stream().filter(wanted).toList();
                if (!found.isEmpty()) {
                    return found.get(found.size() - 1);
                }
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    throw new AssertionError("never received " + startsWith + "\n" + transcript());
                }
                log.wait(left);
            }
        }
    }

    @Override
    public void close() {
        calls.values().forEach(PhoneCall::close);
        wire.close();
    }
}
