package io.carillon.rtp.pcm;

/**
 * Somebody who listens to the device of a leg: a mixer, a recording, a detector. It gets 20 ms every 20 ms on the event
 * loop of the leg, in order and without gaps: what the network lost or delayed is concealed, and a device that says
 * nothing is silence. It neither blocks nor allocates nor throws.
 */
public interface AudioSink {
    /** Samples per second it wants: 8000, 16000 or 48000. The same for the whole life of the sink. */
    int rate();

    /**
     * Takes the next 20 ms.
     *
     * @param frame of which the first {@code rate() / 50} samples are meant; they are valid during the call only
     */
    void take(short[] frame);
}
