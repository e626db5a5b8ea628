package io.carillon.rar.handset;

import io.carillon.contract.Cause;
import io.carillon.contract.Codec;
import io.carillon.contract.HandsetCall;
import io.carillon.contract.HeardTone;
import io.carillon.contract.LegId;
import io.carillon.contract.MediaDirection;
import io.carillon.contract.MediaReport;
import io.carillon.contract.Prompt;
import io.carillon.rar.SdpPayloads;
import io.carillon.rtp.RemoteMedia;
import io.carillon.rtp.RtpEndpoint;
import io.carillon.sip.SipLeg;
import io.carillon.sip.sdp.AudioFormat;
import io.carillon.sip.sdp.MediaAddress;
import io.carillon.sip.sdp.OfferAnswer;
import io.carillon.sip.sdp.SdpBody;
import io.carillon.sip.sdp.SessionDescription;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** One call of a telephone: a dialog and an endpoint of the media engine. Told of the dialog by one thread at a time. */
final class HandsetLine implements HandsetCall {
    private static final String KEYS = "0123456789*#ABCD";
    private static final int KEY_MILLIS = 120;

    private final HandsetPhone phone;
    private final LegId id;
    private final RtpEndpoint rtp;
    private final CountDownLatch answered = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicReference<Cause> ending = new AtomicReference<>();
    private volatile SipLeg leg;
    private volatile boolean hungUp;
    private volatile boolean up;
    private volatile SessionDescription ours;

    HandsetLine(HandsetPhone phone, LegId id, RtpEndpoint rtp) {
        this.phone = phone;
        this.id = id;
        this.rtp = rtp;
    }

    LegId id() {
        return id;
    }

    /** The engine sits at this host, whatever address it has others told. */
    private MediaAddress address() {
        return new MediaAddress(phone.mediaHost(), rtp.localRtp().getPort(), rtp.rtcpPort());
    }

    SessionDescription offer() {
        ours = OfferAnswer.ownOffer(address(), MediaDirection.SENDRECV);
        return ours;
    }

    void dialled(SipLeg dialog) {
        leg = dialog;
        if (hungUp) {
            dialog.end(Cause.NORMAL_CLEARING);
        }
    }

    /** Answers who calls. @return false when there is nothing in common */
    boolean accept(SessionDescription offer) {
        Optional<SessionDescription> answer = OfferAnswer.ownAnswer(offer, address(), MediaDirection.SENDRECV);
        if (answer.isEmpty()) {
            leg.end(Cause.NOT_ACCEPTABLE);
            return false;
        }
        ours = answer.get();
        talk(offer, ours.audio().preferred());
        leg.accept(ours);
        up = true;
        answered.countDown();
        return true;
    }

    /** The far end told where and how it does media, in answer to us; null when it said nothing. */
    void hear(SessionDescription answerOrNull) {
        if (answerOrNull != null) {
            talk(answerOrNull, chosen(answerOrNull));
        }
    }

    private AudioFormat chosen(SessionDescription answer) {
        return answer.audio().formats().stream()
                .filter(format -> format.isSpeech() && ours.audio().codecs().contains(format.codec()))
                .findFirst()
                .orElse(answer.audio().preferred());
    }

    private void talk(SessionDescription theirs, AudioFormat speech) {
        MediaAddress to = theirs.audio().address();
        InetSocketAddress there = new InetSocketAddress(phone.mediaHost(), to.port());
        Codec codec = speech == null ? null : speech.codec();
        rtp.remote(new RemoteMedia(there, new InetSocketAddress(phone.mediaHost(), to.rtcpPort()), there.getAddress(),
                OfferAnswer.answerDirection(ours.direction(), theirs.direction()),
                SdpPayloads.of(ours), SdpPayloads.of(theirs), codec));
    }

    void answered(SessionDescription answer) {
        hear(answer);
        up = true;
        answered.countDown();
    }

    void offered(SdpBody offer) {
        SessionDescription sdp = offer.sdpOrNull();
        if (sdp == null) {
            leg.answerOffer(ours);
            return;
        }
        Optional<SessionDescription> answer = OfferAnswer.ownAnswer(sdp, address(), MediaDirection.SENDRECV);
        if (answer.isEmpty()) {
            leg.declineOffer(Cause.NOT_ACCEPTABLE);
            return;
        }
        ours = answer.get();
        talk(sdp, ours.audio().preferred());
        leg.answerOffer(ours);
    }

    void over(Cause cause) {
        if (ending.compareAndSet(null, cause)) {
            rtp.close();
            phone.over(this);
            answered.countDown();
            over.countDown();
        }
    }

    @Override
    public String awaitAnswered(Duration patience) throws InterruptedException {
        if (!answered.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            return "not answered within " + patience.toSeconds() + " s";
        }
        return up ? "" : "refused with " + ending.get().sip() + " " + ending.get().text();
    }

    @Override
    public boolean isOver() {
        return ending.get() != null;
    }

    @Override
    public boolean awaitOver(Duration patience) throws InterruptedException {
        return over.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void give(int hertz) {
        rtp.play(new HandsetTone(hertz), null);
    }

    @Override
    public void say(Prompt prompt) {
        phone.desk().sound().studio().make(prompt, source -> rtp.play(source, null));
    }

    @Override
    public void hush() {
        rtp.stopPlaying();
    }

    @Override
    public void press(char key) {
        int event = KEYS.indexOf(key);
        if (event < 0) {
            throw new IllegalArgumentException("no such key: " + key);
        }
        rtp.press(event, KEY_MILLIS);
    }

    @Override
    public boolean awaitSound(Duration patience) throws InterruptedException {
        return hears(new ToneMeter(0), patience, () -> { });
    }

    @Override
    public Optional<HeardTone> awaitTone(int hertz, Duration patience) throws InterruptedException {
        ToneMeter meter = new ToneMeter(hertz);
        return hears(meter, patience, () -> { }) ? Optional.of(ToneMeter.measure(meter.kept(), -1)) : Optional.empty();
    }

    @Override
    public Optional<HeardTone> awaitEcho(int hertz, Duration patience) throws InterruptedException {
        ToneMeter meter = new ToneMeter(hertz);
        HandsetTone tone = new HandsetTone(hertz);
        return hears(meter, patience, () -> rtp.play(tone, null))
                ? Optional.of(ToneMeter.measure(
                        meter.kept(), TimeUnit.NANOSECONDS.toMillis(meter.onset() - tone.begunAt())))
                : Optional.empty();
    }

    /** Whoever listens begins to before there can be anything to hear. */
    private boolean hears(ToneMeter meter, Duration patience, Runnable meanwhile) throws InterruptedException {
        rtp.overhear(meter);
        try {
            meanwhile.run();
            return meter.await(patience);
        } finally {
            rtp.ignore(meter);
        }
    }

    @Override
    public MediaReport report() {
        return rtp.report();
    }

    @Override
    public void hangUp() {
        hungUp = true;
        SipLeg dialog = leg;
        if (dialog != null) {
            dialog.end(Cause.NORMAL_CLEARING);
        }
    }
}
