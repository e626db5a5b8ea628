package io.carillon.rtp.stream;

import io.carillon.contract.CallId;
import io.carillon.contract.LegId;
import io.carillon.contract.StreamOrder;
import io.carillon.contract.StreamState;
import io.carillon.rtp.RtpEndpoint;
import io.carillon.rtp.codec.AudioCodec;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One stream. The far end may send sound in binary messages and, as text, {@code clear} (what waits is not heard), {@code
 * mark} with a name (told back when all that came before has been heard) and {@code stop}.
 */
final class StreamLink implements WebSocket.Listener {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_TEXTS = 32;
    private static final int MOST_MARKS = 32;
    /** Looks of 20 ms until a far end that does not say good-bye is left without. */
    private static final int FAREWELL_LOOKS = 100;
    /** Looks between two complaints that what comes back finds no room. */
    private static final int COMPLAINT_LOOKS = 50;

    private final Names names;
    private final StreamOrder order;
    private final RtpEndpoint rtp;
    private final SoundFormat format;
    private final StreamEar ear;
    private final SoundQueue mouth;
    private final ArrayBlockingQueue<String> texts = new ArrayBlockingQueue<>(MOST_TEXTS);
    private final ArrayBlockingQueue<Mark> marks = new ArrayBlockingQueue<>(MOST_MARKS);
    private final AtomicBoolean sending = new AtomicBoolean();
    private final AtomicReference<String> ending = new AtomicReference<>();
    private final StringBuilder text = new StringBuilder();
    private volatile WebSocket socket;
    private volatile boolean saidStop;
    private volatile boolean over;
    private volatile String trouble;
    private volatile long sent;
    private volatile long unheardSamples;
    private long complainedOf;
    private int looks;
    private int farewell;

    /** What a stream is called by. */
    record Names(String id, CallId call, LegId leg) {}

    /** A name to be told back when so many samples have been heard. */
    private record Mark(long at, String name) {}

    StreamLink(Names names, StreamOrder order, RtpEndpoint rtp) {
        this.names = names;
        this.order = order;
        this.rtp = rtp;
        this.format = new SoundFormat(order.sound());
        this.ear = new StreamEar(format.rate(), format.rate() / AudioCodec.FRAMES_PER_SECOND);
        this.mouth = new SoundQueue(format.rate());
    }

    Names names() {
        return names;
    }

    /** Knocks at the far end; what comes of it is seen later. */
    void connect(HttpClient client) {
        texts.add(StreamText.start(names, order));
        WebSocket.Builder builder = client.newWebSocketBuilder().connectTimeout(PATIENCE);
        if (order.authorization() != null) {
            builder.header("Authorization", order.authorization());
        }
        builder.buildAsync(order.target(), this).whenComplete((opened, refused) -> {
            if (refused != null) {
                fail(reason(refused));
            }
        });
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    @Override
    public void onOpen(WebSocket opened) {
        socket = opened;
        rtp.overhear(ear);
        if (order.talks()) {
            rtp.interject(mouth);
        }
        if (ending.get() != null) {
            letGo(); // it was ended while it was being opened
        }
        if (over) {
            opened.abort();
        } else {
            opened.request(1);
        }
    }

    /** The telephone and the far end have nothing more to do with each other. */
    private void letGo() {
        rtp.ignore(ear);
        if (order.talks()) {
            rtp.interject(null);
        }
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        if (order.talks()) {
            short[] samples = new short[data.remaining()];
            int count = format.samples(data, samples);
            unheardSamples = unheardSamples + count - mouth.offer(samples, count); // one message at a time
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (text.length() > StreamText.MOST) {
            fail("a text of more than " + StreamText.MOST + " characters");
        } else if (last) {
            told(text.toString());
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    private void told(String message) {
        switch (StreamText.event(message)) {
            case "clear", "killAudio" -> mouth.clear();
            case "mark" -> {
                if (!marks.offer(new Mark(mouth.written(), StreamText.name(message)))) {
                    fail("more than " + MOST_MARKS + " marks at once");
                }
            }
            case "stop", "disconnect" -> end("asked to");
            default -> {
                // other events are those of other makers; a far end that is told less than it hoped for can live with it
            }
        }
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        end("closed by the far end");
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        fail(reason(error));
    }

    /** Every 20 ms, on the thread of the streams. @return false when it is over */
    boolean look() {
        looks++;
        if (over) {
            return false;
        }
        if (ending.get() != null && (socket == null || ++farewell > FAREWELL_LOOKS)) {
            over();
            return false;
        }
        tellOfMarks();
        complain();
        if (socket != null && sending.compareAndSet(false, true)) {
            sendNext();
        }
        return true;
    }

    private void tellOfMarks() {
        Mark first = marks.peek();
        while (first != null && mouth.read() >= first.at() && texts.offer(StreamText.mark(first.name()))) {
            marks.remove();
            first = marks.peek();
        }
    }

    private void complain() {
        if (looks % COMPLAINT_LOOKS == 0 && unheardSamples > complainedOf) {
            long now = unheardSamples;
            if (texts.offer(StreamText.full((now - complainedOf) * 1000 / format.rate()))) {
                complainedOf = now;
            }
        }
    }

    /** Sends what is next, and goes on when that has been taken. Whoever is here has set {@link #sending}. */
    private void sendNext() {
        String words = texts.poll();
        String reason = ending.get();
        short[] frame = words == null && reason == null ? ear.frames().peek() : null;
        if (words != null) {
            after(socket.sendText(words, true));
        } else if (reason != null && !saidStop) {
            saidStop = true;
            after(socket.sendText(StreamText.stop(reason), true));
        } else if (reason != null) {
            socket.sendClose(WebSocket.NORMAL_CLOSURE, reason).whenComplete((done, failed) -> over());
        } else if (frame != null) {
            ByteBuffer message = format.message(frame);
            ear.frames().done();
            sent = sent + 1;
            after(socket.sendBinary(message, true));
        } else {
            sending.set(false);
        }
    }

    private void after(CompletableFuture<WebSocket> message) {
        message.whenComplete((done, failed) -> {
            if (failed != null) {
                fail(reason(failed));
                sending.set(false);
            } else {
                sendNext();
            }
        });
    }

    /** It ends in good order. Any thread; the first reason counts. */
    void end(String reason) {
        if (ending.compareAndSet(null, reason)) {
            letGo();
        }
    }

    private void fail(String reason) {
        if (ending.compareAndSet(null, reason)) {
            trouble = reason;
            letGo();
            StreamLog.LOG.failed(names.id(), names.call(), order.target().getHost(), reason);
        }
        over();
    }

    private void over() {
        over = true;
        WebSocket open = socket;
        if (open != null) {
            open.abort();
        }
    }

    /** Why it failed, null when it has not. */
    String trouble() {
        return trouble;
    }

    void logEnd() {
        StreamState last = state();
        StreamLog.LOG.ended(names.id(), names.call(), order.target().getHost(), last.sent(), last.unsent(), last.unheard());
    }

    StreamState state() {
        return new StreamState(names.id(), names.call(), names.leg(), order.target().toString(), socket != null, sent,
                ear.unsent(), unheardSamples * 1000 / format.rate());
    }
}
