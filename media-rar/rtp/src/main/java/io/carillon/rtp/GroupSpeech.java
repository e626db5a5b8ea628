package io.carillon.rtp;

import io.carillon.rtp.pcm.AudioSource;

/** What a multicast group hears of which no call knows: one source, until it has ended. */
final class GroupSpeech implements Beat {
    /** 20 ms of 48 kHz. */
    private static final int LONGEST_FRAME = 960;

    private final MediaLoop loop;
    private final GroupSpeaker speaker;
    private final Runnable whenOver;
    private final short[] frame = new short[LONGEST_FRAME];
    private AudioSource source;

    /** @param whenOver done once, when it is over */
    GroupSpeech(MediaLoop loop, GroupSpeaker speaker, Runnable whenOver) {
        this.loop = loop;
        this.speaker = speaker;
        this.whenOver = whenOver;
    }

    /** Any thread, once. */
    void begin(AudioSource what) {
        source = what;
        try {
            loop.executeNow(() -> loop.addBeat(this));
        } catch (IllegalStateException stopped) {
            MediaLog.LOG.loopError(stopped);
            end();
        }
    }

    private void end() {
        speaker.close();
        whenOver.run();
    }

    @Override
    public boolean beat() {
        if (source.hasEnded()) {
            end();
            return false;
        }
        source.fill(frame);
        speaker.take(frame);
        return true;
    }
}
